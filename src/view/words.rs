//! Numbers, dates, reasons and certainty in words. Plain British English.

/// How sure a finding is; `certainty` in thousandths.
#[must_use]
pub const fn certainty(certainty: u16) -> &'static str {
    match certainty {
        950.. => "Certain",
        800..950 => "Very likely",
        600..800 => "Likely",
        400..600 => "Uncertain",
        0..400 => "A guess",
    }
}

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
];

/// `2023-08-01` as "1 August 2023"; anything else as it is.
#[must_use]
pub fn date(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let mut next = || parts.next().and_then(|p| p.parse::<usize>().ok());
    match (next(), next(), next()) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) => {
            format!("{day} {} {year}", MONTHS[month - 1])
        }
        _ => iso.to_owned(),
    }
}

/// One plain sentence: a capital at the start, a full stop at the end.
#[must_use]
pub fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut chars = words.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut out: String = std::iter::once(first.to_ascii_uppercase()).chain(chars).collect();
    if !out.ends_with(['.', '!', '?', '…']) {
        out.push('.');
    }
    out
}

/// "1 article", "4 articles".
#[must_use]
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// The digits in groups of three.
#[must_use]
pub fn number(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_spelt_out() {
        for (iso, want) in [
            ("2023-08-01", "1 August 2023"),
            ("1999-12-31", "31 December 1999"),
            ("2023-13-01", "2023-13-01"),
            ("soon", "soon"),
        ] {
            assert_eq!(date(iso), want);
        }
    }

    #[test]
    fn reasons_become_sentences() {
        for (words, want) in
            [("in a list of surnames", "In a list of surnames."), ("Why?", "Why?"), ("  ", "")]
        {
            assert_eq!(sentence(words), want);
        }
    }
}
