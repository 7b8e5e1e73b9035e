//! The parts of the page. Each takes the page as it stands and gives what to draw; none keeps anything.

pub mod about;
pub mod active;
pub mod articles;
pub mod block;
pub mod card;
pub mod cast;
pub mod empty;
pub mod facet;
pub mod header;
pub mod icon;
pub mod notices;
pub mod piece;
pub mod quality;
pub mod reader;
pub mod records;
pub mod sidebar;
pub mod skeleton;
pub mod toolbar;
pub mod who;

use crate::article::EntityKey;
use crate::query::Facet;
use crate::view::Answer;

/// The name of a value that an answer lists; for one that it does not, its key.
fn name_of<'a>(answer: &'a Answer, facet: Facet, key: &'a EntityKey) -> &'a str {
    let view = answer.facets.iter().find(|f| f.facet == facet);
    let value = view.and_then(|view| view.values.iter().find(|v| v.key == *key));
    value.map_or(key.as_str(), |v| &v.name)
}
