//! Words in order, and for each the documents that have it: one string of bytes each for words, documents, places.
//!
//! Promise: what is looked up costs no more than a few steps among the words and one walk over the documents of the
//! word; in memory it is as large as in a file, but for twelve bytes for every sixteen words. Each string may be there in
//! part only ([`Pages`]): what is looked up and not there is noted, and reads as nothing.
//!
//! - **Words** stand in blocks of sixteen, sorted by their bytes. Each says how many bytes it shares with the one
//!   before it in its block, then the rest of its bytes, the number of its documents, the lengths of its documents and
//!   places in bytes, and how many words further on the next form of it stands (form after form, round to the first).
//! - **Documents** of a word: for each, how well the word speaks for it (1 to 15, two to a byte), then for each how many
//!   documents it lies behind the one before, less one.
//! - **Places** of a word: for each 128 documents after the first, where their places begin (four bytes); a bit for
//!   each document, set where the word does not stand in it just once; then for each document how often it stands
//!   there, where the bit is set, and how far each place lies behind the one before.

use super::number::{Numbers, push};
use super::pages::Pages;

/// Words to a block.
pub(super) const BLOCK: u32 = 16;
/// Documents between two marked places; few in tests, whose collections are small.
const STRIDE: u32 = if cfg!(test) { 2 } else { 128 };

/// The index. Documents and places are numbered from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Inverted {
    pub(super) words: Pages,
    pub(super) documents: Pages,
    pub(super) places: Pages,
    /// By page of words.
    pub(super) tops: Vec<Top>,
    pub(super) blocks: Vec<Block>,
    pub(super) len: u32,
}

/// An index as it is written.
#[derive(Debug, Default)]
pub(super) struct Writing {
    words: Vec<u8>,
    documents: Vec<u8>,
    places: Vec<u8>,
    blocks: Vec<Block>,
    len: u32,
}

/// Where a page of words begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Top {
    /// Its first word; in the first page anything not after it.
    pub(super) word: Box<str>,
    /// Its first block.
    pub(super) block: u32,
}

/// Where the bytes of a block of words begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) words: u32,
    pub(super) documents: u32,
    pub(super) places: u32,
}

/// A word of the index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    /// Its number in order.
    pub(super) id: u32,
    /// Documents that have it.
    pub(super) documents: u32,
    /// The number of its next form; its own where it has no other.
    pub(super) next_form: u32,
    at: (u32, u32),
    places: (u32, u32),
}

/// One document of a word, for [`Inverted::write`].
#[derive(Clone, Debug, Default)]
pub(super) struct Posting {
    pub(super) document: u32,
    /// 1 to 15.
    pub(super) impact: u8,
    pub(super) places: Vec<u32>,
}

impl Writing {
    /// Writes the next word; words come in order. `forward` is how many words further on its next form will stand.
    pub(super) fn write(
        &mut self,
        before: &str,
        word: &str,
        forward: i64,
        postings: &mut dyn Iterator<Item = Posting>,
    ) {
        let first = self.len.is_multiple_of(BLOCK);
        if first {
            let [words, documents, places] =
                [&self.words, &self.documents, &self.places].map(|b| b.len() as u32);
            self.blocks.push(Block { words, documents, places });
        }
        let shared = if first { 0 } else { shared(before.as_bytes(), word.as_bytes()) };
        let (documents, places) = (self.documents.len(), self.places.len());
        let count = self.write_postings(postings);
        let out = &mut self.words;
        push(out, shared as u32);
        push(out, (word.len() - shared) as u32);
        out.extend_from_slice(&word.as_bytes()[shared..]);
        push(out, count);
        push(out, (self.documents.len() - documents) as u32);
        push(out, (self.places.len() - places) as u32);
        push(out, ((forward << 1) ^ (forward >> 63)) as u32);
        self.len += 1;
    }

    fn write_postings(&mut self, postings: &mut dyn Iterator<Item = Posting>) -> u32 {
        let (mut impacts, mut gaps, mut once) = (Vec::new(), Vec::new(), Vec::new());
        let (mut marked, mut stream) = (Vec::new(), Vec::new());
        let (mut count, mut next) = (0u32, 0);
        for posting in postings {
            if count > 0 && count.is_multiple_of(STRIDE) {
                marked.extend((stream.len() as u32).to_le_bytes());
            }
            put(&mut impacts, count, 4, posting.impact);
            push(&mut gaps, posting.document - next);
            next = posting.document + 1;
            put(&mut once, count, 1, u8::from(posting.places.len() != 1));
            if posting.places.len() != 1 {
                push(&mut stream, posting.places.len() as u32);
            }
            let mut from = 0;
            for place in posting.places {
                push(&mut stream, place - from);
                from = place;
            }
            count += 1;
        }
        self.documents.extend(impacts);
        self.documents.extend(gaps);
        [marked, once, stream].iter().for_each(|part| self.places.extend(part));
        count
    }

    /// The index of all that was written.
    pub(super) fn finish(self) -> Inverted {
        Inverted {
            words: Pages::whole(self.words),
            documents: Pages::whole(self.documents),
            places: Pages::whole(self.places),
            tops: vec![Top::default()],
            blocks: self.blocks,
            len: self.len,
        }
    }
}

impl Inverted {
    /// An index of bytes that came from elsewhere; nothing where the words are not in order, or point at other
    /// documents, places or forms than there are.
    pub(super) fn read(words: Vec<u8>, documents: Vec<u8>, places: Vec<u8>) -> Option<Self> {
        let lens = [documents.len(), places.len()].map(|len| len as u32);
        let mut index = Writing { words, documents, places, ..Writing::default() }.finish();
        let mut walk = index.walk(0);
        let (blocks, farthest) = walk.checked()?;
        let ([documents, places], len) = ([walk.documents, walk.places], walk.id);
        (index.blocks, index.len) = (blocks, len);
        ([documents, places] == lens && (len == 0 || farthest < len)).then_some(index)
    }

    /// Whether all documents have numbers below `limit`.
    pub(super) fn documents_below(&self, limit: u32) -> bool {
        let (mut walk, mut last) = (self.from(""), 0);
        while walk.on {
            self.each(&walk.now, |document, _| last = last.max(document));
            walk.step();
        }
        last < limit || self.len == 0
    }

    /// How many words there are.
    pub(super) fn len(&self) -> u32 {
        self.len
    }

    /// Bytes of words, documents and places, of an index that is whole.
    pub(super) fn bytes(&self) -> [&[u8]; 3] {
        [&self.words, &self.documents, &self.places].map(|pages| pages.get(0).unwrap_or_default())
    }

    /// Bytes in memory beside them.
    pub(super) fn beside(&self) -> usize {
        std::mem::size_of_val(self.blocks.as_slice())
    }

    /// The word spelt so.
    pub(super) fn get(&self, word: &str) -> Option<Word> {
        let walk = self.begin(word, false);
        (walk.on && walk.word == word.as_bytes()).then_some(walk.now)
    }

    /// The word of this number.
    pub(super) fn at(&self, id: u32) -> Option<Word> {
        let mut walk = self.walk(id / BLOCK);
        walk.ends = true;
        while walk.step() {
            if walk.now.id == id {
                return Some(walk.now);
            }
        }
        None
    }

    /// A walk that stands on the first word not before `word`, or past the last. It notes a page that is not there only
    /// where that has words which begin with `word`.
    pub(super) fn from(&self, word: &str) -> Walk<'_> {
        self.begin(word, true)
    }

    /// As [`Self::from`]; where it is not to go `on`, it ends with the page.
    fn begin(&self, word: &str, on: bool) -> Walk<'_> {
        let page = self.tops.partition_point(|top| *top.word <= *word).saturating_sub(1);
        let block = |page: usize| self.tops.get(page).map_or(self.blocks.len(), |top| top.block as usize);
        let from = block(page).min(self.blocks.len());
        if !self.words.has(page as u32) {
            let behind =
                (0..).zip(&self.tops).skip(page + 1).take_while(|(_, top)| on && top.word.starts_with(word));
            behind.for_each(|(page, _)| _ = self.words.get(page));
            return self.walk(from as u32);
        }
        let here = self.blocks.get(from..block(page + 1).max(from)).unwrap_or_default();
        let after = here.partition_point(|block| self.first(block) <= word.as_bytes());
        let mut walk = self.walk((from + after.saturating_sub(1)) as u32);
        walk.begun = word.as_bytes().to_vec();
        walk.ends = !on;
        while walk.step() && walk.word.as_slice() < word.as_bytes() {}
        walk.ends = false;
        walk
    }

    /// The bytes of a block's first word.
    pub(super) fn first(&self, block: &Block) -> &[u8] {
        let (page, at) = self.words.at(block.words);
        let mut at =
            Numbers { bytes: self.words.get(page).and_then(|bytes| bytes.get(at..)).unwrap_or_default() };
        let (_, len) = (at.next(), at.next());
        at.bytes.get(..len as usize).unwrap_or_default()
    }

    /// A walk that stands before the first word of a block.
    pub(super) fn walk(&self, block: u32) -> Walk<'_> {
        let page = self.tops.partition_point(|top| top.block <= block).saturating_sub(1) as u32;
        let is_there = self.words.get(page);
        let start = self.blocks.get(block as usize).copied().unwrap_or_default();
        let at = (start.words - self.words.start(page).min(start.words)) as usize;
        // Before it is known where blocks begin, the first one begins with the bytes.
        let is_first = block == 0 && self.blocks.is_empty();
        let is_block = is_first || (block as usize) < self.blocks.len();
        let bytes = is_there.and_then(|bytes| bytes.get(at..)).filter(|_| is_block);
        Walk {
            index: self,
            page: if is_block { page } else { self.words.len() },
            begun: Vec::new(),
            ends: is_there.is_none(),
            at: Numbers { bytes: bytes.unwrap_or_default() },
            word: Vec::new(),
            id: block.saturating_mul(BLOCK),
            documents: start.documents,
            places: start.places,
            now: Word::default(),
            on: false,
        }
    }

    /// Calls `each` with every document of `word`, in order, and how well the word speaks for it.
    #[inline]
    pub(super) fn each(&self, word: &Word, mut each: impl FnMut(u32, u8)) {
        let (impacts, mut gaps) = self.documents_of(word);
        let mut next = 0u32;
        if gaps.bytes.is_empty() {
            return;
        }
        for i in 0..word.documents {
            let document = next.saturating_add(gaps.next());
            next = document.saturating_add(1);
            each(document, get(impacts, i, 4));
        }
    }

    fn documents_of(&self, word: &Word) -> (&[u8], Numbers<'_>) {
        let bytes = self.documents.range(word.at.0, word.at.1);
        let (impacts, gaps) = bytes.split_at((word.documents as usize).div_ceil(2).min(bytes.len()));
        (impacts, Numbers { bytes: gaps })
    }

    /// Notes what of a word's documents, and of its places, is not there.
    pub(super) fn want(&self, word: &Word) {
        self.documents.range(word.at.0, word.at.1);
        self.places.range(word.places.0, word.places.1);
    }

    /// Whether something was asked for that is not there.
    pub(super) fn is_short(&self) -> bool {
        self.words.is_short() || self.documents.is_short() || self.places.is_short()
    }

    /// A reader of the word's places in documents.
    pub(super) fn places(&self, word: &Word) -> Places<'_> {
        let bytes = self.places.range(word.places.0, word.places.1);
        let marks = (word.documents.saturating_sub(1) / STRIDE) as usize * 4;
        let (marked, rest) = bytes.split_at(marks.min(bytes.len()));
        let (once, stream) = rest.split_at((word.documents as usize).div_ceil(8).min(rest.len()));
        let (_, gaps) = self.documents_of(word);
        Places {
            left: word.documents,
            gaps,
            document: None,
            nth: 0,
            marked,
            once,
            stream,
            at: Numbers { bytes: stream },
            read: 0,
        }
    }
}

/// A walk over words in order.
pub(super) struct Walk<'i> {
    index: &'i Inverted,
    /// The page in which it is.
    page: u32,
    /// What the words begin with for which it goes on to a page that is not there.
    begun: Vec<u8>,
    /// Whether it ends with the page.
    ends: bool,
    at: Numbers<'i>,
    word: Vec<u8>,
    id: u32,
    pub(super) documents: u32,
    pub(super) places: u32,
    /// The word on which it stands.
    pub(super) now: Word,
    /// Whether it stands on one.
    pub(super) on: bool,
}

impl Walk<'_> {
    /// Goes on to the next page, where one is there; else notes it, and those behind it, as far as they can have words
    /// that are looked for.
    #[cold]
    fn turn(&mut self) {
        let index = self.index;
        let next = self.page.saturating_add(1);
        if self.ends || next >= index.words.len() {
            return;
        }
        if index.words.has(next) {
            self.page = next;
            self.at.bytes = index.words.get(next).unwrap_or_default();
            self.word.clear();
            return;
        }
        for (page, top) in (0..).zip(&index.tops).skip(next as usize) {
            if !top.word.as_bytes().starts_with(&self.begun) {
                return;
            }
            index.words.get(page);
        }
    }

    /// Walks to the end of the page: where its blocks begin, and the farthest next form; nothing where the words are
    /// not in order, or have less bytes than they state.
    pub(super) fn checked(&mut self) -> Option<(Vec<Block>, u32)> {
        let (mut blocks, mut farthest, mut before) = (Vec::new(), 0, Vec::new());
        let (start, all) = (self.index.words.start(self.page), self.at.bytes.len());
        self.ends = true;
        loop {
            let (left, [documents, places]) = (self.at.bytes.len(), [self.documents, self.places]);
            if self.id.is_multiple_of(BLOCK) && left > 0 {
                blocks.push(Block { words: start + (all - left) as u32, documents, places });
                if self.at.bytes.first() != Some(&0) {
                    return None;
                }
            }
            if !self.step() {
                return Some((blocks, farthest));
            }
            let now = self.now;
            let ordered = before.as_slice() < self.word.as_slice() || (before.is_empty() && left == all);
            let room = now.documents as usize + (now.documents as usize).div_ceil(2);
            let bytes = (now.at.1 - now.at.0) as usize;
            if !ordered || std::str::from_utf8(&self.word).is_err() || now.documents == 0 || bytes < room {
                return None;
            }
            farthest = farthest.max(now.next_form);
            before.clone_from(&self.word);
        }
    }

    /// The number of the word that comes next.
    pub(super) fn word_number(&self) -> u32 {
        self.id
    }

    /// Goes to the next word; false past the last.
    pub(super) fn step(&mut self) -> bool {
        if self.at.bytes.is_empty() {
            self.turn();
        }
        self.on = !self.at.bytes.is_empty();
        if !self.on {
            return false;
        }
        let (shared, len) = (self.at.next() as usize, self.at.next() as usize);
        let (rest, after) = self.at.bytes.split_at(len.min(self.at.bytes.len()));
        self.at.bytes = after;
        self.word.truncate(shared);
        self.word.extend_from_slice(rest);
        let [documents, at, places, form] = [(); 4].map(|()| self.at.next());
        let (at_end, places_end) = (self.documents.saturating_add(at), self.places.saturating_add(places));
        let forward = (form >> 1) as i32 ^ -((form & 1) as i32);
        self.now = Word {
            id: self.id,
            documents,
            next_form: self.id.wrapping_add_signed(forward),
            at: (self.documents, at_end),
            places: (self.places, places_end),
        };
        (self.documents, self.places) = (at_end, places_end);
        self.id += 1;
        true
    }

    /// The spelling of the word on which it stands.
    pub(super) fn word(&self) -> &str {
        std::str::from_utf8(&self.word).unwrap_or_default()
    }
}

/// Where a word stands in its documents, asked for in order.
pub(super) struct Places<'i> {
    left: u32,
    gaps: Numbers<'i>,
    document: Option<u32>,
    /// The number of `document` among the word's.
    nth: u32,
    marked: &'i [u8],
    once: &'i [u8],
    stream: &'i [u8],
    at: Numbers<'i>,
    /// Documents whose places lie before `at`.
    read: u32,
}

impl Places<'_> {
    /// Puts the word's places in `document` into `out`, in order; none where it does not stand there. Asked for
    /// documents in rising order.
    pub(super) fn of(&mut self, document: u32, out: &mut Vec<u32>) {
        out.clear();
        while self.document.is_none_or(|now| now < document) {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            let gap = self.gaps.next();
            self.nth += u32::from(self.document.is_some());
            self.document = Some(self.document.map_or(gap, |now| now.saturating_add(1).saturating_add(gap)));
        }
        if self.document != Some(document) || self.read > self.nth {
            return;
        }
        let mark = self.nth / STRIDE;
        if mark > self.read / STRIDE {
            let from = (mark as usize - 1) * 4;
            let bytes = self.marked.get(from..from + 4).and_then(|b| b.try_into().ok());
            let from = bytes.map_or(0, u32::from_le_bytes);
            self.at.bytes = self.stream.get(from as usize..).unwrap_or_default();
            self.read = mark * STRIDE;
        }
        while self.read < self.nth {
            for _ in 0..self.count() {
                self.at.next();
            }
        }
        let mut place = 0u32;
        for _ in 0..self.count() {
            if self.at.bytes.is_empty() {
                return;
            }
            place = place.saturating_add(self.at.next());
            out.push(place);
        }
    }

    /// How many places the next document has.
    fn count(&mut self) -> u32 {
        let many = get(self.once, self.read, 1) == 1;
        self.read += 1;
        if many { self.at.next().min(self.at.bytes.len() as u32) } else { 1 }
    }
}

/// Bytes that both begin with, up to a border between characters of both.
fn shared(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The `i`th of small numbers of `width` bits.
#[inline]
fn get(packed: &[u8], i: u32, width: u32) -> u8 {
    let bit = i as usize * width as usize;
    let byte = packed.get(bit / 8).copied().unwrap_or_default();
    byte >> (bit % 8) & ((1 << width) - 1)
}

/// Appends the `i`th.
fn put(packed: &mut Vec<u8>, i: u32, width: u32, value: u8) {
    let bit = i as usize * width as usize;
    packed.resize(bit / 8 + 1, 0);
    packed[bit / 8] |= value << (bit % 8);
}
