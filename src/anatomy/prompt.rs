//! Lines with which the page speaks to its reader: newsletters, cookies, sharing, comments, subscriptions.
//!
//! Some are known by how they begin. The others are short, quote nobody, and join at least three signs: an order
//! at the start ("Join …"), a word for reader or page ("you", "our"), words for what pages have ("newsletter",
//! "cookies"). News speaks to nobody outside quotations, so two signs are easily met by chance and three are not.

use super::cue::{Needs, begins};
use super::look::{Look, bare};

/// Starts of prompts. Written for this project.
const STARTS: [(&str, Needs); 59] = [
    ("advertisement", Needs::Open),
    ("already a subscriber", Needs::Nothing),
    ("article continues after", Needs::Nothing),
    ("article continues below", Needs::Nothing),
    ("be the first to comment", Needs::Nothing),
    ("by clicking", Needs::Open),
    ("by continuing to use", Needs::Nothing),
    ("by signing up", Needs::Nothing),
    ("by subscribing, you", Needs::Nothing),
    ("by using this", Needs::Nothing),
    ("click here to", Needs::Nothing),
    ("click to share", Needs::Nothing),
    ("comments are closed", Needs::Nothing),
    ("comments are moderated", Needs::Nothing),
    ("continue reading", Needs::Open),
    ("download our app", Needs::Nothing),
    ("download the app", Needs::Nothing),
    ("enter your email", Needs::Nothing),
    ("follow us on", Needs::Nothing),
    ("for more news", Needs::Open),
    ("get our newsletter", Needs::Nothing),
    ("get the latest news", Needs::Nothing),
    ("have something to add to the story", Needs::Nothing),
    ("join our", Needs::Open),
    ("last updated", Needs::Open),
    ("leave a comment", Needs::Open),
    ("listen to this article", Needs::Nothing),
    ("our standards:", Needs::Nothing),
    ("please enable javascript", Needs::Nothing),
    ("please log in", Needs::Nothing),
    ("please wait while", Needs::Open),
    ("posted on", Needs::Open),
    ("powered by", Needs::Open),
    ("proudly powered by", Needs::Nothing),
    ("published at", Needs::Open),
    ("published on", Needs::Open),
    ("save my name, email", Needs::Nothing),
    ("share on", Needs::Open),
    ("share this", Needs::Open),
    ("share via", Needs::Open),
    ("sign up for our", Needs::Nothing),
    ("sign up for the", Needs::Open),
    ("sign up to our", Needs::Nothing),
    ("sign up to receive", Needs::Open),
    ("story continues below", Needs::Nothing),
    ("subscribe to our", Needs::Nothing),
    ("subscribe to the", Needs::Open),
    ("tap here to", Needs::Nothing),
    ("thank you for signing", Needs::Nothing),
    ("thank you for subscribing", Needs::Nothing),
    ("thanks for signing", Needs::Nothing),
    ("there are no comments", Needs::Nothing),
    ("this site uses cookies", Needs::Nothing),
    ("this website uses cookies", Needs::Nothing),
    ("we use cookies", Needs::Nothing),
    ("we value your privacy", Needs::Nothing),
    ("you have reached your", Needs::Open),
    ("you must be logged in", Needs::Nothing),
    ("your email address will not be published", Needs::Nothing),
];

/// First words of an order to the reader, sorted.
#[rustfmt::skip]
const ORDERS: [&str; 21] = [
    "click", "comment", "donate", "download", "enter", "follow", "get", "join", "leave", "listen", "log", "please",
    "register", "send", "share", "sign", "subscribe", "support", "tap", "watch", "write",
];

/// Words for the two who speak, sorted.
#[rustfmt::skip]
const SPEAKERS: [&str; 9] = ["my", "our", "please", "us", "we", "you", "you're", "your", "yours"];

/// Words for what pages have, sorted.
#[rustfmt::skip]
const THINGS: [&str; 47] = [
    "access", "account", "ad", "ads", "advertisement", "alerts", "app", "article", "browser", "channel",
    "comment", "commenting", "comments", "cookie", "cookies", "device", "e-mail", "email", "enter", "facebook",
    "faq", "google", "inbox", "instagram", "javascript", "journalism", "login", "newsletter", "newsletters",
    "notifications", "partners", "password", "policy", "privacy", "signing", "site", "subscriber",
    "subscribers", "subscribing", "subscription", "telegram", "twitter", "unlimited", "updates", "website",
    "whatsapp", "youtube",
];

/// A prompt has at most this many characters, where it is not known by its start.
const LONGEST: usize = 200;

/// Whether the line speaks to the reader of the page.
pub(super) fn is_prompt(look: &Look<'_>) -> bool {
    begins(look, &STARTS) || look.chars <= LONGEST && has_signs(look)
}

fn has_signs(look: &Look<'_>) -> bool {
    if look.words.contains(['"', '“', '”', '‘']) {
        return false;
    }
    let (mut things, mut speaks, mut orders) = (0, false, false);
    for (at, word) in look.lower.split([' ', '/', '|']).enumerate() {
        let word = bare(word);
        let word = word.strip_suffix("'s").unwrap_or(word);
        if matches!(word, "said" | "says" | "told") {
            return false;
        }
        orders |= at == 0 && ORDERS.binary_search(&word).is_ok();
        speaks |= SPEAKERS.binary_search(&word).is_ok();
        things += u32::from(at > 0 && (THINGS.binary_search(&word).is_ok() || word.contains('@')));
        things += u32::from(at == 0 && word == "comments");
    }
    things > 0 && things + u32::from(speaks) + u32::from(orders) >= 3 && (speaks || orders)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(ORDERS.is_sorted() && SPEAKERS.is_sorted() && THINGS.is_sorted());
    }

    #[test]
    fn prompts_are_told_from_sentences() {
        let known = [
            "Follow our channel on WhatsApp",
            "Please read our comment policy first.",
            "Get our free app and never miss an update.",
            "Would you like to comment on this article?",
            "We and our partners use cookies to store information on a device.",
            "Send us your pictures: desk@example.com",
        ];
        let not = [
            "We asked you to comment.",
            "Join us on Friday, the minister told the crowd.",
            "Get your vaccine, said the website of the ministry.",
            "Follow the money, our columnist writes.",
            "Subscribe to no theory that ends first, he said.",
            "“Please leave your comment on our website,” she said.",
            "The company said that its website, app and newsletter were down.",
            "Sign of our times: a poll",
            "For our readers who do not know your site, could you explain it?",
        ];
        for line in known {
            assert!(is_prompt(&Look::new(line)), "{line}");
        }
        for line in not {
            assert!(!is_prompt(&Look::new(line)), "{line}");
        }
    }
}
