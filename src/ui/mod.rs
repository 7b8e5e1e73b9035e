//! The page, drawn with Yew.
