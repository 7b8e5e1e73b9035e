//! The same work for each of many items, on all processors where there are threads.

/// What `work` makes of each item, in their order. Threads take the next item as they get free.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn each<T: Sync, R: Send>(items: &[T], work: &(impl Fn(&T) -> R + Sync)) -> Vec<R> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let next = AtomicUsize::new(0);
    let take = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        Some((at, items.get(at)?))
    };
    let work = || std::iter::from_fn(take).map(|(at, item)| (at, work(item))).collect::<Vec<_>>();
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get().min(items.len()));
    let mut done = std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

/// What `work` makes of each item, in their order.
#[cfg(target_arch = "wasm32")]
pub(crate) fn each<T, R>(items: &[T], work: &impl Fn(&T) -> R) -> Vec<R> {
    items.iter().map(work).collect()
}

/// What both make, at the same time where there are threads.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let helper = scope.spawn(one);
        let other = other();
        (helper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}

/// What both make.
#[cfg(target_arch = "wasm32")]
pub(crate) fn both<A, B>(one: impl FnOnce() -> A, other: impl FnOnce() -> B) -> (A, B) {
    (one(), other())
}
