//! A block of text cut at its mentions: what the page draws as text nodes and marks.
//!
//! Promise: the segments of a block joined are the block's text, whatever the mentions; none is empty; each
//! mention is drawn once at most. A mention that does not fit is cut or left out, never the text: one that
//! leaves its block is marked as far as the block reaches, one that starts inside another is passed over.

use super::{Mark, Segment};
use crate::text::Span;

/// Cuts `block` of `text` at `marks`, which are in order of position. Spans that do not lie on `text`'s char
/// borders count as absent; a block that does not has no segments.
pub fn segments<'m>(
    text: &str,
    block: Span,
    marks: impl IntoIterator<Item = (Span, &'m Mark)>,
) -> Vec<Segment> {
    let (mut segments, mut done) = (Vec::new(), block.start().get());
    let mut push = |from: usize, to: usize, mark: Option<&Mark>| {
        let words = Span::new(from, to).slice(text);
        if !words.is_empty() {
            segments.push(Segment { text: words.to_owned(), mark: mark.cloned() });
        }
    };
    if text.get(block.range()).is_none() {
        return Vec::new();
    }
    for (span, mark) in marks {
        let (start, end) = (span.start().get(), span.end().get().min(block.end().get()));
        if start < done || start >= end || text.get(start..end).is_none() {
            continue;
        }
        push(done, start, None);
        push(start, end, Some(mark));
        done = end;
    }
    push(done, block.end().get(), None);
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::EntityKey;
    use crate::extract::{MentionKind, NameKind};

    fn mark(mention: u32) -> Mark {
        let (entity, kind, how) = (EntityKey::new("e"), NameKind::Person, MentionKind::Name);
        Mark { mention, entity, kind, how, why: String::new(), certainty: 1000 }
    }

    fn cut(text: &str, block: (usize, usize), spans: &[(usize, usize)]) -> Vec<(String, Option<u32>)> {
        let marks: Vec<_> = (0..).zip(spans).map(|(n, (a, b))| (Span::new(*a, *b), mark(n))).collect();
        let cut = segments(text, Span::new(block.0, block.1), marks.iter().map(|(span, mark)| (*span, mark)));
        cut.into_iter().map(|s| (s.text, s.mark.map(|m| m.mention))).collect()
    }

    #[test]
    fn marks_split_the_text() {
        let parts = |list: &[(&str, Option<u32>)]| -> Vec<_> {
            list.iter().map(|(text, mark)| ((*text).to_owned(), *mark)).collect()
        };
        assert_eq!(cut("Ada met Bo.", (0, 11), &[]), parts(&[("Ada met Bo.", None)]));
        assert_eq!(
            cut("Ada met Bo.", (0, 11), &[(0, 3), (8, 10)]),
            parts(&[("Ada", Some(0)), (" met ", None), ("Bo", Some(1)), (".", None)])
        );
        assert_eq!(cut("Ada met Bo.", (4, 9), &[(0, 3), (8, 10)]), parts(&[("met ", None), ("B", Some(1))]));
        assert_eq!(cut("Ada met Bo.", (0, 3), &[(0, 2), (1, 3)]), parts(&[("Ad", Some(0)), ("a", None)]));
        assert_eq!(cut("né Ada", (0, 7), &[(2, 7)]), parts(&[("né Ada", None)]), "inside a character");
        assert_eq!(cut("Ada", (0, 9), &[(0, 3)]), parts(&[]));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use super::*;
        use proptest::prelude::*;

        proptest! {
            #[test]
            fn joined_segments_are_the_text(
                text in "([a-c é🙂\\n]){0,40}",
                block in (0usize..60, 0usize..60),
                mut spans in prop::collection::vec((0usize..70, 0usize..70), 0..8),
            ) {
                spans.iter_mut().for_each(|(a, b)| if a > b { std::mem::swap(a, b) });
                spans.sort_unstable();
                let parts = cut(&text, block, &spans);
                let joined: String = parts.iter().map(|(text, _)| text.as_str()).collect();
                prop_assert_eq!(joined, Span::new(block.0, block.1).slice(&text));
                prop_assert!(parts.iter().all(|(text, _)| !text.is_empty()));
                let marks: Vec<_> = parts.iter().filter_map(|(_, mark)| *mark).collect();
                prop_assert!(marks.windows(2).all(|pair| pair[0] < pair[1]));
            }
        }
    }
}
