//! The whole analysis of each sample article, as it stood when somebody last read it and found it right: in
//! `tests/snapshots`, a line a finding, as `cargo dramatis extract` writes it.
//!
//! A change of the extraction that is meant changes these files: `INSTA_UPDATE=always cargo test --features cli --test
//! golden` writes them, and the difference that git shows is to be read before it is kept.

#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

use std::path::Path;

use dramatis::article::Article;
use dramatis::extract::Extractor;
use dramatis::extract::json::{Id, OffsetUnit, Record};

/// One line for each finding, so that a difference shows what changed.
fn written(extractor: &Extractor, article: &Article) -> String {
    let analysis = extractor.analyse(&article.text, &article.meta);
    let id = Id::Text(article.path.clone());
    let record = Record::new(Some(&id), &article.text, &analysis, OffsetUnit::Char);
    let record = serde_json::to_value(record).expect("a record is plain data");
    let mut out = String::new();
    for (field, value) in record.as_object().expect("an object") {
        match value.as_array() {
            None => out += &format!("{field}: {value}\n"),
            Some(list) => {
                out += &format!("{field}:\n");
                list.iter().for_each(|found| out += &format!("  {found}\n"));
            }
        }
    }
    out
}

#[test]
fn the_samples_are_read_as_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/corpus");
    let samples = dramatis::import::folder(&folder).expect("the samples are there");
    let extractor = Extractor::bundled().expect("the model is whole");
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for article in &samples.articles {
            let name = article.path.replace(['/', '.'], "_");
            insta::assert_snapshot!(name, written(&extractor, article));
        }
    });
}
