//! Putting lists in order with the code for one list of numbers. The standard library's sorting is compiled anew for
//! each type that is sorted, two to five kilobytes a time, and the extraction sorts a dozen.

/// Puts `items` in the order of their keys; equals keep their order. Takes one pass where they are in order already.
pub(crate) fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    let order: Vec<u128> = (0u64..).zip(&*items).map(|(n, item)| numbered(key(item), n)).collect();
    let Some(order) = sorted(order) else { return };
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    let taken = order.into_iter().filter_map(|n| slots.get_mut(n as u64 as usize)?.take());
    items.extend(taken);
}

/// The numbers of `words` in their order; equals keep theirs.
pub(crate) fn by_words(words: &[String]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..words.len() as u32).collect();
    order.sort_by(|a, b| words[*a as usize].cmp(&words[*b as usize]));
    order
}

/// Two numbers as one, of which the first counts more.
pub(crate) fn pair(first: usize, second: usize) -> u64 {
    (first as u64) << 32 | second as u64 & 0xffff_ffff
}

/// A set or a map of `items`, put in one by one: `collect` would sort them first.
pub(crate) fn gathered<T, C: Default + Extend<T>>(items: impl Iterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

fn numbered(key: u64, number: u64) -> u128 {
    u128::from(key) << 64 | u128::from(number)
}

/// The numbers in order, or none where they are already.
#[inline(never)]
fn sorted(mut order: Vec<u128>) -> Option<Vec<u128>> {
    if order.is_sorted() {
        return None;
    }
    order.sort_unstable();
    Some(order)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(items in proptest::collection::vec((0u64..20, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn words_are_numbered_in_their_order(words in proptest::collection::vec("[ab]{0,2}", 0..20)) {
            let mut theirs: Vec<(&String, u32)> = words.iter().zip(0..).collect();
            theirs.sort();
            prop_assert_eq!(by_words(&words), theirs.into_iter().map(|(_, n)| n).collect::<Vec<_>>());
        }

        #[test]
        fn pairs_are_in_the_order_of_their_numbers(a in any::<(u32, u32)>(), b in any::<(u32, u32)>()) {
            let key = |(first, second): (u32, u32)| pair(first as usize, second as usize);
            prop_assert_eq!(key(a).cmp(&key(b)), a.cmp(&b));
        }
    }
}
