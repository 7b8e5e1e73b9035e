//! Lines that belong to the page and not to the article: menus, links, prompts, pictures' addresses, times.
//!
//! The tables were written for this project from what news sites print around their articles.

use super::cue::{Cue, Needs, begins, is_month, is_weekday};
use super::look::{Look, bare, is_capital};
use super::prompt;
use super::{BlockKind, ending::Ending};

/// What the line's words say it is, if they say that it is noise.
pub(super) fn cue(look: &Look<'_>) -> Option<Cue> {
    let noise = |why| Some(Cue::new(BlockKind::Noise, why));
    if is_image_path(look.words) {
        return noise("the address of a picture");
    }
    if look.words.starts_with("![") && look.words.ends_with(')') {
        return noise("a reference to a picture");
    }
    if is_link_alone(look.words) {
        return noise("a link alone on its line");
    }
    if is_address(look.words) {
        return noise("a web address alone on its line");
    }
    if is_marks(look.words) {
        return noise("a line of marks without words");
    }
    if prompt::is_prompt(look) {
        return noise("a prompt of the web page: newsletter, cookies, sharing or comments");
    }
    if look.long() {
        return None;
    }
    let label = look.lower.trim_matches(|c: char| !c.is_alphanumeric());
    if LISTS.binary_search(&label).is_ok() {
        return Some(Cue {
            lists: true,
            ..Cue::new(BlockKind::Noise, "the heading of a list of other articles")
        });
    }
    if BUTTONS.binary_search(&label).is_ok() || is_count(look) {
        return noise("a button or label of the web page");
    }
    if begins(look, &LINKS) {
        return noise("a link to another article");
    }
    if is_read_link(look) {
        return Some(Cue::new(BlockKind::Noise, "a link to another article").weak());
    }
    if begins(look, &TAGS) || is_hashtags(look.words) {
        return noise("a list of tags or topics");
    }
    if is_stamp(look) {
        return noise("a date or time alone on its line");
    }
    if is_menu(look) {
        return noise("words of the site's menu");
    }
    None
}

/// Headings over links to other articles, sorted.
#[rustfmt::skip]
const LISTS: [&str; 51] = [
    "also in news", "also read", "also see", "around the web", "don't miss", "editor's choice",
    "editor's pick", "editor's picks", "editors' picks", "from our partners", "keep reading", "keywords",
    "latest news", "latest stories", "more", "more from author", "more from this issue",
    "more from this section", "more in news", "more like this", "more news", "more on this",
    "more on this story", "more stories", "most popular", "most read", "most read in news", "most shared",
    "most viewed", "must read", "popular posts", "read also", "read next", "recent posts", "recommended",
    "recommended for you", "recommended stories", "related", "related articles", "related content",
    "related news", "related posts", "related stories", "related topics", "tags", "top stories", "topics",
    "trending", "trending now", "you may also like", "you might also like",
];

/// Buttons and labels, sorted.
#[rustfmt::skip]
const BUTTONS: [&str; 115] = [
    "accept", "accept all", "accept all cookies", "accept cookies", "add a comment", "add comment",
    "advertisement", "advertisements", "advertising", "all rights reserved", "back to top", "click here",
    "close", "comment", "comments", "comments are closed", "continue reading", "copy link", "copy url",
    "donate", "donate now", "download app", "download pdf", "email", "end of article", "facebook", "follow",
    "follow us", "home", "instagram", "invalid date", "join the conversation", "leave a comment",
    "leave a reply", "leave comment", "leave your comment", "like loading", "like this", "linkedin",
    "listen", "listen to article", "listen to story", "listen to this article", "live reporting", "live tv",
    "load comments", "load more", "load more comments", "load next story", "log in", "login", "menu",
    "more options", "newsletter", "newsletters", "next", "next article", "next post", "next story",
    "no comments", "no comments yet", "open in app", "pinterest", "play", "post a comment", "post comment",
    "post navigation", "posted", "press release", "prev", "previous", "previous article", "previous post",
    "previous story", "print", "print this article", "promoted", "promoted content", "published",
    "read full story", "read more", "reddit", "register", "reply", "report this ad", "reuse this content",
    "save", "save article", "save this story", "search", "see all", "see more", "share", "share article",
    "share this", "share this article", "share this story", "share to", "show comments", "show more",
    "sign in", "sign up", "skip to content", "skip to main content", "sponsored", "sponsored content",
    "story continues below", "subscribe", "subscribe now", "support our journalism", "telegram", "updated",
    "view all", "view comments", "whatsapp",
];

/// Starts of links to other articles.
const LINKS: [(&str, Needs); 24] = [
    ("also read:", Needs::Nothing),
    ("also read", Needs::Open),
    ("also see:", Needs::Nothing),
    ("don't miss:", Needs::Nothing),
    ("explore more:", Needs::Nothing),
    ("further reading:", Needs::Nothing),
    ("keep reading:", Needs::Nothing),
    ("more:", Needs::Open),
    ("more on this:", Needs::Nothing),
    ("must read:", Needs::Nothing),
    ("read:", Needs::Nothing),
    ("read also", Needs::Open),
    ("read full story", Needs::Open),
    ("read full article", Needs::Open),
    ("read more", Needs::Open),
    ("read more:", Needs::Nothing),
    ("read next", Needs::Open),
    ("recommended:", Needs::Open),
    ("related:", Needs::Open),
    ("read the full", Needs::Open),
    ("read the original", Needs::Nothing),
    ("see also", Needs::Open),
    ("see more:", Needs::Nothing),
    ("watch:", Needs::Open),
];

/// Starts of lists of tags.
const TAGS: [(&str, Needs); 9] = [
    ("categories:", Needs::Open),
    ("category:", Needs::Open),
    ("filed under", Needs::Open),
    ("keywords:", Needs::Open),
    ("posted in", Needs::Open),
    ("tagged", Needs::Open),
    ("tags:", Needs::Open),
    ("topics:", Needs::Open),
    ("trending:", Needs::Open),
];

/// Words of menus and share bars, sorted: a line of nothing else is one.
#[rustfmt::skip]
const MENU: [&str; 97] = [
    "about", "advertise", "archive", "archives", "arts", "blog", "blogs", "bookmark", "breaking",
    "business", "careers", "city", "close", "columns", "comment", "comments", "contact", "copy", "courses",
    "cricket", "culture", "e-paper", "economy", "editorial", "editorials", "education", "email",
    "entertainment", "environment", "epaper", "events", "facebook", "fashion", "features", "follow", "food",
    "football", "gallery", "health", "home", "in", "india", "instagram", "international", "jobs", "latest",
    "lifestyle", "link", "linkedin", "listen", "live", "local", "log", "login", "magazine", "markets",
    "media", "menu", "metro", "more", "multimedia", "national", "news", "newsletter", "newsletters",
    "opinion", "pakistan", "photos", "pinterest", "podcast", "podcasts", "politics", "print", "privacy",
    "reddit", "region", "science", "search", "share", "sign", "sport", "sports", "stories", "subscribe",
    "tech", "technology", "telegram", "top", "travel", "trending", "tv", "twitter", "us", "video", "videos",
    "whatsapp", "world",
];

/// Section names that stand alone above a headline, sorted.
#[rustfmt::skip]
const SECTIONS: [&str; 35] = [
    "analysis", "asia", "breaking", "breaking news", "business", "comment", "defence", "editorial",
    "europe", "exclusive", "explained", "explainer", "featured", "features", "headlines", "india",
    "international", "latest", "middle east", "national", "news", "op-ed", "opinion", "pakistan",
    "politics", "security", "south asia", "special report", "technology", "top news", "top story", "uk",
    "us", "world", "world news",
];

/// Whether a line is the name of a section, as printed above headlines.
pub(super) fn is_section(look: &Look<'_>) -> bool {
    let label = look.lower.trim_matches(|c: char| !c.is_alphanumeric());
    let known = |word: &str| MENU.binary_search(&word).is_ok();
    look.open()
        && (SECTIONS.binary_search(&label).is_ok()
            || look.chars <= 40 && !label.is_empty() && look.tokens().all(known))
}

/// How many bytes at the start of a line are two or more menu words beginning with "Home", if more follows.
pub(super) fn menu_prefix(words: &str) -> Option<usize> {
    let (mut end, mut count) = (0, 0);
    for word in words.split_inclusive(char::is_whitespace) {
        let plain = bare(word).to_lowercase();
        let separator = plain.is_empty() && count > 0;
        let known = MENU.binary_search(&plain.as_str()).is_ok();
        if !(separator || known && (count > 0 || plain == "home")) {
            break;
        }
        count += usize::from(!separator);
        end += word.len();
    }
    (count >= 2 && end < words.len()).then_some(end)
}

/// Whether `word` is the path or address of a picture, brackets of markdown around it or left over.
pub(super) fn is_image_path(word: &str) -> bool {
    #[rustfmt::skip]
    const KINDS: [&str; 9] = [
        ".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".tiff", ".webp",
    ];
    if word.contains(char::is_whitespace) || word.len() > 2_000 {
        return false;
    }
    let path = word.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '<' | '>' | '"' | '\'' | '!'));
    let path = path.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    KINDS.iter().any(|kind| path.len() > kind.len() && path.ends_with(kind))
}

fn is_address(words: &str) -> bool {
    let inner = words.trim_matches(|c: char| matches!(c, '(' | ')' | '<' | '>' | '[' | ']'));
    let web = ["http://", "https://", "www."].iter().any(|start| inner.starts_with(start));
    web && !inner.contains(char::is_whitespace)
}

/// "[Words](https://…)" and nothing else.
fn is_link_alone(words: &str) -> bool {
    let inner = words.strip_prefix('[').and_then(|rest| rest.strip_suffix(')'));
    inner.and_then(|inner| inner.split_once("](")).is_some_and(|(label, address)| {
        !label.contains(']') && !address.contains(|c: char| c.is_whitespace() || c == '(')
    })
}

fn is_marks(words: &str) -> bool {
    words.chars().all(|c| {
        c.is_ascii_punctuation()
            || c.is_whitespace()
            || matches!(c, '•' | '·' | '♦' | '–' | '—' | '…' | '“' | '”' | '‘' | '’' | '»' | '«' | '›' | '|')
    })
}

/// "12 comments", "5 min read", "3 hours ago", "17".
fn is_count(look: &Look<'_>) -> bool {
    #[rustfmt::skip]
    const UNITS: [&str; 19] = [
        "ago", "comment", "comments", "days", "hour", "hours", "likes", "min", "mins", "minute", "minutes",
        "read", "replies", "sec", "share", "shares", "times", "views", "x",
    ];
    let mut words = look.tokens();
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit()) && w.len() <= 9;
    let plain = |w: &str| w.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'k' | b'm'));
    words.next().is_some_and(|w| number(w) && plain(w)) && words.all(|w| UNITS.binary_search(&w).is_ok())
}

/// "Read" and a headline: capitals or a number follow, three words or more, no stop.
fn is_read_link(look: &Look<'_>) -> bool {
    let mut words = look.words.split_whitespace().filter(|word| !bare(word).is_empty());
    let verb = matches!(words.next(), Some("Read" | "READ" | "Watch" | "WATCH" | "Listen"));
    let mut rest = words.clone();
    verb && rest.next().is_some_and(is_capital)
        && words.count() >= 3
        && look.chars <= 200
        && matches!(look.ending, Ending::Open | Ending::Letters | Ending::Asked)
}

fn is_hashtags(words: &str) -> bool {
    let tag = |w: &str| w.strip_prefix('#').is_some_and(|t| t.starts_with(char::is_alphabetic));
    words.split([' ', ',']).filter(|w| !w.is_empty()).all(tag)
}

/// A line of nothing but a date, a time, and words such as "Published".
fn is_stamp(look: &Look<'_>) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 37] = [
        "a", "ago", "am", "at", "bst", "cet", "cst", "date", "e-paper", "edited", "edt", "epaper", "est", "et",
        "first", "gmt", "hrs", "ist", "last", "m", "min", "mins", "minute", "modified", "on", "p", "pkt", "pm",
        "posted", "pst", "published", "read", "time", "update", "updated", "utc", "was",
    ];
    if look.chars > 120 || look.lower.starts_with("on ") {
        return false;
    }
    let (mut digits, mut named, mut written) = (false, false, false);
    for word in look.lower.split([' ', ',', '.', '(', ')', '|', '·', '•']).map(bare).filter(|w| !w.is_empty())
    {
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let month = is_month(word) || is_weekday(word);
        if !(number || month || WORDS.binary_search(&word).is_ok()) || number && !is_number(word) {
            return false;
        }
        digits |= number;
        named |= month || is_numeric_date(word) || word.contains(':');
        written |= matches!(word, "published" | "updated" | "posted" | "modified");
    }
    digits && (named || written)
}

/// "03/08/2023", "2023-08-03"; no telephone number.
fn is_numeric_date(word: &str) -> bool {
    let parts: Vec<usize> = word.split(['/', '-']).map(str::len).collect();
    matches!(parts.as_slice(), [1..=2, 1..=2, 2 | 4] | [4, 1..=2, 1..=2])
}

/// "12", "3rd", "10:15am", "2023-08-03".
fn is_number(word: &str) -> bool {
    let tail = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '/' | '-'));
    matches!(tail, "" | "st" | "nd" | "rd" | "th" | "am" | "pm" | "h" | "hrs" | "ist" | "z")
}

/// Three menu words or more and nothing else, or a trail of sections ("Home > World > Asia").
fn is_menu(look: &Look<'_>) -> bool {
    let known = |w: &str| MENU.binary_search(&w).is_ok();
    let known_words = look.tokens().take_while(|w| known(w)).count();
    let all = || known_words >= 3 && look.tokens().count() == known_words;
    let trail = || look.words.contains(['>', '»', '›', '|', '/']) && look.chars <= 60 && look.open();
    all() || look.starts("home") && trail()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::look::check;

    #[test]
    fn the_tables_are_sorted_for_search() {
        assert!(LISTS.is_sorted() && BUTTONS.is_sorted() && MENU.is_sorted() && SECTIONS.is_sorted());
    }

    #[test]
    fn noise_is_known_by_its_words() {
        let lines = [
            "/media/2024/img_a1-b2.jpeg)",
            "![A handshake](pics/hand.png)",
            "https://example.org/a?b=c",
            "* * *",
            "-----",
            "RELATED",
            "Related Stories:",
            "More from this section",
            "Load Next Story",
            "Leave a Comment",
            "ADVERTISEMENT",
            "Read more: Minister resigns after vote.",
            "Also Read | Ten dead in floods",
            "See also: The long road",
            "Read Court frees 3 in dam case",
            "Watch Live Updates From Lima",
            "Tags: Peru, Chile",
            "#Peru #Chile #Summit",
            "Published July 4, 2024 10:15 am",
            "Updated: 3rd Aug 2023 | 10:15 IST",
            "Thursday, 3 August 2023",
            "03/08/2023",
            "Sign up for our newsletter and never miss a story.",
            "We use cookies to improve your experience.",
            "Share on Facebook",
            "12 Comments",
            "5 min read",
            "3 hours ago",
            "Home > World > Americas",
            "Home News Business Sport Opinion",
            "Facebook Twitter WhatsApp Email",
            "Your email address will not be published.",
        ];
        check(cue, &lines, true);
    }

    #[test]
    fn sentences_and_headlines_are_not_noise() {
        let lines = [
            "Read the letter, she said.",
            "Related talks were held in Lima.",
            "Read between the lines",
            "Home Minister resigns",
            "Published reports said that 12 people died.",
            "On 3 August 2023",
            "In 2023",
            "News of the death spread.",
            "May",
            "Share prices fell in Lima",
            "Subscribe to the theory that ends first, he said.",
            "Top court stops dam",
            "By clicking her heels she left.",
            "Watch out for floods",
            "Comment is free.",
            "2023 was a good year for Peru",
            "02-751-1500",
            "Sign up for a free account",
        ];
        check(cue, &lines, false);
    }

    #[test]
    fn menu_words_before_a_headline_are_measured() {
        assert_eq!(menu_prefix("Home Latest News Court stops dam"), Some(17));
        assert_eq!(menu_prefix("Home » World » Court stops dam"), Some("Home » World » ".len()));
        assert_eq!(menu_prefix("Home Minister resigns"), None);
        assert_eq!(menu_prefix("Home Latest News"), None);
    }
}
