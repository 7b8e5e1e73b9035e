//! From bytes to articles: encodings, front matter, folders.
