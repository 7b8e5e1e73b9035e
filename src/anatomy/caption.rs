//! The words under a picture and the picture's own credit.

use super::cue::{Cue, Needs, begins, is_agency};
use super::look::{Look, floor, is_capital};
use super::{BlockKind, byline};

/// Starts of captions and picture credits. Written for this project.
const STARTS: [(&str, Needs); 43] = [
    ("(file photo", Needs::Nothing),
    ("(photo", Needs::Nothing),
    ("caption:", Needs::Nothing),
    ("credit:", Needs::Open),
    ("file -", Needs::Nothing),
    ("file image", Needs::Open),
    ("file photo", Needs::Open),
    ("file photo:", Needs::Nothing),
    ("file picture", Needs::Open),
    ("file –", Needs::Nothing),
    ("file —", Needs::Nothing),
    ("graphic:", Needs::Open),
    ("illustration by", Needs::Open),
    ("illustration:", Needs::Open),
    ("image by", Needs::Open),
    ("image caption", Needs::Open),
    ("image courtesy", Needs::Open),
    ("image credit", Needs::Open),
    ("image credits", Needs::Open),
    ("image source", Needs::Open),
    ("image:", Needs::Nothing),
    ("images:", Needs::Nothing),
    ("in this file photo", Needs::Open),
    ("photo by", Needs::Open),
    ("photo courtesy", Needs::Open),
    ("photo credit", Needs::Open),
    ("photo source", Needs::Open),
    ("photo:", Needs::Nothing),
    ("photograph by", Needs::Open),
    ("photograph:", Needs::Nothing),
    ("photographs by", Needs::Open),
    ("photos by", Needs::Open),
    ("photos courtesy", Needs::Open),
    ("photos:", Needs::Nothing),
    ("pic:", Needs::Nothing),
    ("picture courtesy", Needs::Open),
    ("picture:", Needs::Nothing),
    ("pictured here", Needs::Open),
    ("pictured:", Needs::Nothing),
    ("representational image", Needs::Open),
    ("representative image", Needs::Open),
    ("screengrab", Needs::Open),
    ("video grab", Needs::Open),
];

/// What stands before a photographer or agency at a caption's end, in lower case.
const CREDITS: [(&str, Needs); 16] = [
    ("(ap photo", Needs::Nothing),
    ("(photo", Needs::Nothing),
    ("[photo", Needs::Nothing),
    ("credit: getty", Needs::Nothing),
    ("getty images", Needs::Open),
    ("image courtesy", Needs::Open),
    ("image credit", Needs::Open),
    ("image:", Needs::Nothing),
    ("photo by", Needs::Open),
    ("photo courtesy", Needs::Open),
    ("photo credit", Needs::Nothing),
    ("photo:", Needs::Nothing),
    ("photograph:", Needs::Nothing),
    ("photos:", Needs::Nothing),
    ("picture:", Needs::Nothing),
    ("reuters/", Needs::Nothing),
];

/// Ends of captions, in lower case.
#[rustfmt::skip]
const ENDS: [&str; 10] = [
    "(file photo)", "(file)", "/file", "/getty images", "/handout", "[file]", "file photo",
    "via getty images", "– file", "— file",
];

/// At most this many characters follow the words that introduce a picture's credit.
const AFTER_CREDIT: usize = 60;

/// So much of a line's end is searched for a picture's credit, in bytes.
const REACH: usize = 100;

/// What the line's words say it is, if they say that it belongs to a picture.
pub(super) fn cue(look: &Look<'_>) -> Option<Cue> {
    let caption = |why| Some(Cue::new(BlockKind::Caption, why));
    if look.long() {
        return None;
    }
    if begins(look, &STARTS) {
        return caption("begins as the credit or words of a picture do");
    }
    if ends_in_credit(look) {
        return caption("ends with a picture's credit");
    }
    if let Some(cue) = in_brackets(look) {
        return Some(cue);
    }
    let says = |a, b| look.lower.contains(a) && look.lower.contains(b);
    if look.open()
        && look.words.contains('(')
        && (says("(l)", "(r)") || says("(left)", "(right)") || says("(from left", ")"))
    {
        return caption("says who stands left and right");
    }
    None
}

/// "A night tram (File)", "The dam broke on Monday. (Courtesy of Jo Roe)", "Ash on a roof (AFP/Jo Roe)"; a name alone
/// in the brackets could as well end a headline.
fn in_brackets(look: &Look<'_>) -> Option<Cue> {
    const WORDS: [&str; 7] = ["courtesy", "file", "handout", "image", "photo", "picture", "supplied"];
    let inner = look.words.strip_suffix([')', ']'])?;
    let (before, inner) = inner.rsplit_once(['(', '['])?;
    let first = inner.split([' ', ':', '/']).next().unwrap_or("");
    if before.split_whitespace().count() < 4 || inner.chars().count() > AFTER_CREDIT {
        return None;
    }
    let agency = || inner.contains('/') && inner.split('/').any(is_agency);
    let cue = Cue::new(BlockKind::Caption, "ends with a picture's credit");
    if WORDS.contains(&first.to_lowercase().as_str()) || agency() {
        return Some(cue);
    }
    let open = !before.trim_end().ends_with(['.', '”', '"']);
    (open && inner.split_whitespace().count() >= 2 && byline::is_name(inner)).then(|| cue.weak())
}

fn ends_in_credit(look: &Look<'_>) -> bool {
    let lower = look.lower.trim_end_matches(['.', ' ']);
    let lower = &lower[floor(lower, lower.len().saturating_sub(REACH))..];
    if !["photo", "image", "picture", "reuters/", "file", "handout"].iter().any(|word| lower.contains(word)) {
        return false;
    }
    let credit = |(start, needs): &(&str, Needs)| {
        let Some(at) = lower.rfind(start) else { return false };
        let whole = !lower[..at].ends_with(char::is_alphanumeric);
        let after = &lower[at + start.len()..];
        let short = after.chars().count() <= AFTER_CREDIT && !after.contains(". ");
        whole && short && (*needs == Needs::Nothing || look.open())
    };
    ENDS.iter().any(|end| lower.ends_with(end)) || CREDITS.iter().any(credit)
}

/// Whether a line above the article ends in a dash and an agency or a body in capitals: "… on Monday. — ISPR", or,
/// right after a full stop, a name: "… on Monday.—White Star".
pub(super) fn signed(words: &str) -> bool {
    let Some((before, after)) = words.rsplit_once(['—', '–', '-']) else { return false };
    let after = after.trim().trim_end_matches('.');
    let capitals =
        (2..=8).contains(&after.len()) && after.bytes().all(|b| b.is_ascii_uppercase() || b == b'/');
    let stop = before.ends_with(['.', '”', '’']);
    let named = stop && after.split_whitespace().count() <= 3 && after.split_whitespace().all(is_capital);
    (before.ends_with(char::is_whitespace) || stop)
        && before.trim_end().chars().count() > 20
        && (capitals || is_agency(after) || named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::look::check;

    #[test]
    fn captions_are_known_by_their_words() {
        let lines = [
            "Photo courtesy Ann Poe’s Twitter",
            "Photo: Navy/Twitter",
            "File photo of the dam",
            "Image: AFP",
            "Admiral Ann Poe (L) and Minister Jo Roe (R)",
            "The dam at dusk. Photo: Reuters",
            "Ann Poe speaks in Lima on July 4. REUTERS/Jo Roe/File Photo",
            "The dam seen from above — File",
            "Ann Poe (left) greets Jo Roe (right) in Lima",
            "The two men shake hands (AP Photo/Jo Roe)",
            "Ann Poe in Lima [Photo by Jo Roe/Getty Images]",
            "File photo: The dam was built in 1965.",
            "FILE - The dam at dusk, Jan. 3, 2015.",
            "Ash covers the roofs of the port (AFP/Jo Roe)",
            "One of the bells was found in a barn. (Courtesy of the sheriff)",
            "A night tram in the depot (File)",
            "A woman sweeps ash from a roof (Jo Roe)",
        ];
        check(cue, &lines, true);
    }

    #[test]
    fn sentences_about_pictures_are_not_captions() {
        let lines = [
            "The ministry gave out a photo by a soldier.",
            "File photos showed the two men.",
            "Getty Images sued.",
            "Photo finishes are rare.",
            "Picture this: a dam.",
            "She filed the file.",
            "Admiral Poe met Minister Roe",
            "The talks (courtesy of the mayor) were long.",
            "They met again in the evening. (Jo Roe)",
            "Sources (Jo Roe)",
        ];
        check(cue, &lines, false);
    }

    #[test]
    fn a_signature_closes_a_caption() {
        assert!(signed("The admiral speaks to the minister on Monday. — ISPR"));
        assert!(signed("The admiral speaks to the minister on Monday — Reuters"));
        assert!(!signed("The admiral — ISPR") && !signed("The admiral speaks to the vice-PM"));
    }
}
