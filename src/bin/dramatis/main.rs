//! dramatis.
fn main() {}
