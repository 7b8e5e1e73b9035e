//! A string of bytes in pages, of which some are there.
//!
//! Promise: what is asked for and not there is noted, and reads as nothing; whoever asked fetches the pages that were
//! noted and asks again. So the same code answers from all bytes and from a few of them.

use std::cell::{Cell, RefCell};

/// The pages, numbered from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pages {
    /// Where each page begins in the string.
    starts: Vec<u32>,
    slots: Vec<Slot>,
    missing: RefCell<Vec<u32>>,
    clock: Cell<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Slot {
    bytes: Option<Box<[u8]>>,
    /// When it was read last.
    used: Cell<u32>,
}

impl Pages {
    /// All bytes, in one page.
    pub(crate) fn whole(bytes: Vec<u8>) -> Self {
        let slot = Slot { bytes: Some(bytes.into()), used: Cell::new(0) };
        Self { starts: vec![0], slots: vec![slot], ..Self::default() }
    }

    /// Pages that begin at `starts`, which rise; none is there.
    pub(crate) fn absent(starts: Vec<u32>) -> Self {
        let slots = vec![Slot::default(); starts.len()];
        Self { starts, slots, ..Self::default() }
    }

    /// How many pages there are.
    pub(crate) fn len(&self) -> u32 {
        self.slots.len() as u32
    }

    /// A page; noted where it is not there.
    pub(crate) fn get(&self, page: u32) -> Option<&[u8]> {
        let slot = self.slots.get(page as usize)?;
        slot.used.set(self.clock.get());
        let bytes = slot.bytes.as_deref();
        if bytes.is_none() {
            self.missing.borrow_mut().push(page);
        }
        bytes
    }

    /// The bytes from `from` to `to`, which one page holds; none where it is not there.
    pub(crate) fn range(&self, from: u32, to: u32) -> &[u8] {
        if from >= to {
            return &[];
        }
        let (page, at) = self.at(from);
        let bytes = self.get(page).unwrap_or_default();
        bytes.get(at..at + (to - from) as usize).unwrap_or_default()
    }

    /// The page with a byte of the string, and where in it.
    pub(crate) fn at(&self, byte: u32) -> (u32, usize) {
        let page = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        (page as u32, (byte - self.start(page as u32).min(byte)) as usize)
    }

    /// Where a page begins.
    pub(crate) fn start(&self, page: u32) -> u32 {
        self.starts.get(page as usize).copied().unwrap_or_default()
    }

    /// Whether a page is there.
    pub(crate) fn has(&self, page: u32) -> bool {
        self.slots.get(page as usize).is_some_and(|slot| slot.bytes.is_some())
    }

    /// Notes every page that is not there; whether one was.
    pub(crate) fn want_all(&self) -> bool {
        let absent = (0..self.len()).filter(|page| !self.has(*page));
        let before = self.missing.borrow().len();
        self.missing.borrow_mut().extend(absent);
        self.missing.borrow().len() > before
    }

    /// Whether something was asked for that is not there.
    pub(crate) fn is_short(&self) -> bool {
        !self.missing.borrow().is_empty()
    }

    /// The pages that were noted, in order, and no note of them any more.
    pub(crate) fn take_missing(&self) -> Vec<u32> {
        let mut missing = self.missing.take();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// Puts a page in its place.
    pub(crate) fn supply(&mut self, page: u32, bytes: &[u8]) {
        if let Some(slot) = self.slots.get_mut(page as usize) {
            *slot = Slot { bytes: Some(bytes.into()), used: Cell::new(self.clock.get()) };
        }
    }

    /// From now on pages are read at this time.
    pub(crate) fn tick(&self, clock: u32) {
        self.clock.set(clock);
    }

    /// Bytes in memory.
    pub(crate) fn size(&self) -> usize {
        self.slots.iter().filter_map(|slot| slot.bytes.as_deref()).map(<[u8]>::len).sum()
    }

    /// The page that was read least lately, and when.
    pub(crate) fn oldest(&self) -> Option<(u32, u32)> {
        let there = (0..).zip(&self.slots).filter(|(_, slot)| slot.bytes.is_some());
        there.map(|(page, slot)| (slot.used.get(), page)).min()
    }

    /// Forgets a page; gives its size.
    pub(crate) fn remove(&mut self, page: u32) -> usize {
        let slot = self.slots.get_mut(page as usize);
        slot.and_then(|slot| slot.bytes.take()).map_or(0, |bytes| bytes.len())
    }
}
