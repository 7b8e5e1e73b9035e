//! What the engine has answered so far. Answers may come out of order: only the one to the latest
//! question of its topic is taken, so a slow answer never overwrites a newer one.

use std::rc::Rc;

use crate::engine::Response;
use crate::view::records::Records;
use crate::view::{Answer, Measured, Overview, Profile, Reader};

/// Whether the collection can be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The engine and the articles are on their way.
    #[default]
    Starting,
    /// It can.
    Ready(Rc<Overview>),
    /// It cannot; the words say why and what to do.
    Failed(Rc<str>),
}

/// What a question is about. One question a topic is open at a time: the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Taking up the articles.
    Start,
    /// Cards and counts.
    Cards,
    /// The open article.
    Article,
    /// The entity looked at.
    Entity,
    /// Meetings or quotes.
    Records,
    /// How well names are found.
    Quality,
    /// How much is kept for reading without a network.
    Kept,
}

/// What became of the latest question of a topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    asked: u32,
    /// Whether it is still open.
    pub waiting: bool,
    /// Why it has no answer.
    pub trouble: Option<Trouble>,
}

/// The last good answer of a topic and what became of the latest question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot<T> {
    /// The latest question.
    pub open: Question,
    /// The last good answer; kept while the next is on its way, and where it cannot be had.
    pub value: Option<Rc<T>>,
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The collection has no such article or name.
    Gone(Rc<str>),
    /// The engine could not do it.
    Failed(Rc<str>),
}

/// Everything that the engine has told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    start: u32,
    /// Whether it can be asked.
    pub phase: Phase,
    /// Cards and counts.
    pub answer: Slot<Answer>,
    /// The open article.
    pub reader: Slot<Reader>,
    /// The entity looked at.
    pub profile: Slot<Profile>,
    /// Meetings or quotes.
    pub records: Slot<Records>,
    /// How well names are found.
    pub quality: Slot<Measured>,
    /// Bytes kept for reading without a network, and bytes in all.
    pub kept: Slot<(u64, u64)>,
}

/// What happens between page and engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A question went out; ids grow.
    Asked(Topic, u32),
    /// An answer came in; the flag says that it is what could be said at once, and the whole one follows.
    Answered(u32, Response, bool),
    /// Nothing can be asked at all.
    Unable(Rc<str>),
    /// Nothing of this topic is wanted any more.
    Drop(Topic),
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self { open: Question::default(), value: None }
    }
}

impl Question {
    fn ask(&mut self, asked: u32) {
        *self = Self { asked, waiting: true, trouble: None };
    }

    /// Whether the answer of this number is the awaited one.
    fn awaits(&self, id: u32) -> bool {
        self.waiting && self.asked == id
    }
}

impl<T> Slot<T> {
    /// Takes the answer if it is the awaited one.
    fn take(&mut self, id: u32, value: T) {
        if self.open.awaits(id) {
            self.open.waiting = false;
            self.value = Some(Rc::new(value));
        }
    }
}

impl Slot<Answer> {
    /// Takes what could be said at once. Where that is without facets, those of before stay.
    fn take_early(&mut self, id: u32, mut answer: Answer) {
        if !self.open.awaits(id) {
            return;
        }
        if let Some(old) = self.value.as_ref().filter(|_| answer.facets.iter().all(|f| f.values.is_empty())) {
            answer.facets.clone_from(&old.facets);
        }
        self.value = Some(Rc::new(answer));
    }
}

impl Collection {
    /// The state after `action`.
    #[must_use]
    pub fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Asked(Topic::Start, id) => next = Self { start: id, ..Self::default() },
            Action::Asked(Topic::Cards, id) => next.answer.open.ask(id),
            Action::Asked(Topic::Article, id) => next.reader.open.ask(id),
            Action::Asked(Topic::Entity, id) => next.profile.open.ask(id),
            Action::Asked(Topic::Records, id) => next.records.open.ask(id),
            Action::Asked(Topic::Quality, id) => next.quality.open.ask(id),
            Action::Asked(Topic::Kept, id) => next.kept.open.ask(id),
            Action::Drop(Topic::Article) => next.reader = Slot::default(),
            Action::Drop(Topic::Entity) => next.profile = Slot::default(),
            Action::Drop(Topic::Records) => next.records = Slot::default(),
            Action::Drop(_) => {}
            Action::Unable(words) => next.phase = Phase::Failed(words),
            Action::Answered(id, Response::Answer(answer), true) => next.answer.take_early(id, answer),
            Action::Answered(id, response, _) => next.answered(id, response),
        }
        next
    }

    fn answered(&mut self, id: u32, response: Response) {
        match response {
            Response::Loaded(overview) if id == self.start => self.phase = Phase::Ready(Rc::new(overview)),
            Response::Loaded(_) => {}
            Response::Answer(answer) => self.answer.take(id, answer),
            Response::Opened(reader) => self.reader.take(id, *reader),
            Response::Profile(profile) => self.profile.take(id, *profile),
            Response::Records(records) => self.records.take(id, *records),
            Response::Assessed(measured) => self.quality.take(id, *measured),
            Response::Kept { kept, all } => self.kept.take(id, (kept, all)),
            Response::Gone(words) => self.trouble(id, Trouble::Gone(words.into())),
            Response::Failed(words) if id == self.start => self.phase = Phase::Failed(words.into()),
            Response::Failed(words) => self.trouble(id, Trouble::Failed(words.into())),
        }
    }

    fn trouble(&mut self, id: u32, trouble: Trouble) {
        for open in self.questions() {
            if open.awaits(id) {
                open.waiting = false;
                open.trouble = Some(trouble);
                return;
            }
        }
    }

    fn questions(&mut self) -> [&mut Question; 6] {
        [
            &mut self.answer.open, &mut self.reader.open, &mut self.profile.open, &mut self.records.open,
            &mut self.quality.open, &mut self.kept.open,
        ]
    }

    /// What the collection holds, once it is there.
    #[must_use]
    pub fn overview(&self) -> Option<&Rc<Overview>> {
        match &self.phase {
            Phase::Ready(overview) => Some(overview),
            Phase::Starting | Phase::Failed(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::piece::Piece;

    fn answer(matched: u32) -> Response {
        Response::Answer(Answer {
            matched,
            total: 9,
            cards: vec![],
            facets: vec![],
            unknown: vec![],
            notes: Piece::default(),
        })
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> Collection {
        actions.into_iter().fold(Collection::default(), |c, a| c.apply(a))
    }

    #[test]
    fn only_the_latest_question_is_answered() {
        let c = after([
            Action::Asked(Topic::Cards, 1),
            Action::Asked(Topic::Cards, 2),
            Action::Answered(2, answer(2), false),
        ]);
        assert_eq!(c.answer.value.as_ref().map(|a| a.matched), Some(2));
        assert!(!c.answer.open.waiting);
        let late = c.apply(Action::Answered(1, answer(1), false));
        assert_eq!(late, c);
    }

    #[test]
    fn an_older_answer_is_not_shown_while_the_newer_is_awaited() {
        let c = after([
            Action::Asked(Topic::Cards, 1),
            Action::Asked(Topic::Cards, 2),
            Action::Answered(1, answer(1), false),
        ]);
        assert_eq!((c.answer.open.waiting, c.answer.value), (true, None));
    }

    #[test]
    fn gone_is_told_to_the_topic_that_asked() {
        let c = after([
            Action::Asked(Topic::Cards, 1),
            Action::Asked(Topic::Article, 2),
            Action::Answered(2, Response::Gone("x".into()), false),
            Action::Answered(1, answer(1), false),
        ]);
        assert_eq!(c.reader.open.trouble, Some(Trouble::Gone("x".into())));
        assert_eq!((c.answer.open.trouble, c.profile.open.trouble), (None, None));
        let c = c.reader;
        assert!(!c.open.waiting);
    }

    #[test]
    fn a_start_that_failed_can_be_tried_again() {
        let failed = after([
            Action::Asked(Topic::Start, 1),
            Action::Answered(1, Response::Failed("no".into()), false),
        ]);
        assert_eq!(failed.phase, Phase::Failed("no".into()));
        let again = failed.apply(Action::Asked(Topic::Start, 2));
        assert_eq!(again.phase, Phase::Starting);
        let late = again.apply(Action::Answered(1, Response::Loaded(Overview::default()), false));
        assert_eq!(late.phase, Phase::Starting);
        let ready = late.apply(Action::Answered(2, Response::Loaded(Overview::default()), false));
        assert!(ready.overview().is_some());
    }

    #[test]
    fn what_can_be_said_at_once_is_shown_while_the_rest_is_awaited() {
        let early = after([Action::Asked(Topic::Cards, 1), Action::Answered(1, answer(1), true)]);
        assert_eq!(early.answer.value.as_ref().map(|a| a.matched), Some(1));
        assert!(early.answer.open.waiting);
        let whole = early.apply(Action::Answered(1, answer(2), false));
        assert_eq!(whole.answer.value.as_ref().map(|a| a.matched), Some(2));
        let late = whole.apply(Action::Answered(1, answer(1), true));
        assert_eq!(late.answer.value.as_ref().map(|a| a.matched), Some(2));
    }

    #[test]
    fn what_cannot_be_had_now_does_not_take_away_what_is_there() {
        let failed = after([
            Action::Asked(Topic::Cards, 1),
            Action::Answered(1, answer(1), false),
            Action::Asked(Topic::Cards, 2),
            Action::Answered(2, Response::Failed("no".into()), false),
        ]);
        assert!(
            failed.answer.value.is_some()
                && failed.answer.open.trouble.is_some()
                && !failed.answer.open.waiting
        );
    }

    #[test]
    fn what_is_no_longer_wanted_is_forgotten() {
        let c = after([Action::Asked(Topic::Article, 1), Action::Drop(Topic::Article)]);
        let late = c.apply(Action::Answered(1, Response::Gone("x".into()), false));
        assert_eq!(late.reader, Slot::default());
    }
}
