//! Words in order, and for each the documents that have it: one string of bytes each for words, documents, places.
//!
//! Promise: what is looked up costs no more than a few steps among the words and one walk over the documents of the
//! word; in memory it is as large as in a file, but for twelve bytes for every sixteen words.
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

/// Words to a block.
const BLOCK: u32 = 16;
/// Documents between two marked places; few in tests, whose collections are small.
const STRIDE: u32 = if cfg!(test) { 2 } else { 128 };

/// The index. Documents and places are numbered from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inverted {
    words: Vec<u8>,
    documents: Vec<u8>,
    places: Vec<u8>,
    blocks: Vec<Block>,
    len: u32,
}

/// Where the bytes of a block of words begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Block {
    words: u32,
    documents: u32,
    places: u32,
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

impl Inverted {
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

    /// An index of bytes that came from elsewhere; nothing where the words are not in order, or point at other
    /// documents, places or forms than there are.
    pub(super) fn read(words: Vec<u8>, documents: Vec<u8>, places: Vec<u8>) -> Option<Self> {
        let mut index = Self { words, documents, places, blocks: Vec::new(), len: 0 };
        let (mut blocks, mut farthest, mut before) = (Vec::new(), 0, Vec::new());
        let mut walk = Walk { at: Numbers { bytes: &index.words }, ..index.walk(0) };
        loop {
            let (left, [documents, places]) = (walk.at.bytes.len(), [walk.documents, walk.places]);
            let first = walk.id.is_multiple_of(BLOCK);
            if first && left > 0 {
                blocks.push(Block { words: (index.words.len() - left) as u32, documents, places });
                if walk.at.bytes.first() != Some(&0) {
                    return None;
                }
            }
            if !walk.step() {
                break;
            }
            let now = walk.now;
            let ordered = now.id == 0 || before.as_slice() < walk.word.as_slice();
            let room = now.documents as usize + (now.documents as usize).div_ceil(2);
            let bytes = (now.at.1 - now.at.0) as usize;
            if !ordered || std::str::from_utf8(&walk.word).is_err() || now.documents == 0 || bytes < room {
                return None;
            }
            farthest = farthest.max(now.next_form);
            before.clone_from(&walk.word);
        }
        let [documents, places, len] = [walk.documents, walk.places, walk.id];
        let whole = documents as usize == index.documents.len() && places as usize == index.places.len();
        (index.blocks, index.len) = (blocks, len);
        (whole && (len == 0 || farthest < len)).then_some(index)
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

    /// Bytes of words, documents and places.
    pub(super) fn bytes(&self) -> [&[u8]; 3] {
        [&self.words, &self.documents, &self.places]
    }

    /// Bytes in memory beside them.
    pub(super) fn beside(&self) -> usize {
        std::mem::size_of_val(self.blocks.as_slice())
    }

    /// The word spelt so.
    pub(super) fn get(&self, word: &str) -> Option<Word> {
        let walk = self.from(word);
        (walk.on && walk.word == word.as_bytes()).then_some(walk.now)
    }

    /// The word of this number.
    pub(super) fn at(&self, id: u32) -> Option<Word> {
        let mut walk = self.walk(id / BLOCK);
        while walk.step() {
            if walk.now.id == id {
                return Some(walk.now);
            }
        }
        None
    }

    /// A walk that stands on the first word not before `word`, or past the last.
    pub(super) fn from(&self, word: &str) -> Walk<'_> {
        let after = self.blocks.partition_point(|block| self.first(block) <= word.as_bytes());
        let mut walk = self.walk(after.saturating_sub(1) as u32);
        while walk.step() && walk.word.as_slice() < word.as_bytes() {}
        walk
    }

    /// The bytes of a block's first word.
    fn first(&self, block: &Block) -> &[u8] {
        let mut at = Numbers { bytes: self.words.get(block.words as usize..).unwrap_or_default() };
        let (_, len) = (at.next(), at.next());
        at.bytes.get(..len as usize).unwrap_or_default()
    }

    /// A walk that stands before the first word of a block.
    fn walk(&self, block: u32) -> Walk<'_> {
        let start = self.blocks.get(block as usize).copied().unwrap_or_default();
        let here = if (block as usize) < self.blocks.len() { start.words as usize } else { self.words.len() };
        Walk {
            at: Numbers { bytes: self.words.get(here..).unwrap_or_default() },
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
        for i in 0..word.documents {
            let document = next.saturating_add(gaps.next());
            next = document.saturating_add(1);
            each(document, get(impacts, i, 4));
        }
    }

    fn documents_of(&self, word: &Word) -> (&[u8], Numbers<'_>) {
        let bytes = self.documents.get(word.at.0 as usize..word.at.1 as usize).unwrap_or_default();
        let (impacts, gaps) = bytes.split_at((word.documents as usize).div_ceil(2).min(bytes.len()));
        (impacts, Numbers { bytes: gaps })
    }

    /// A reader of the word's places in documents.
    pub(super) fn places(&self, word: &Word) -> Places<'_> {
        let bytes = self.places.get(word.places.0 as usize..word.places.1 as usize).unwrap_or_default();
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
    at: Numbers<'i>,
    word: Vec<u8>,
    id: u32,
    documents: u32,
    places: u32,
    /// The word on which it stands.
    pub(super) now: Word,
    /// Whether it stands on one.
    pub(super) on: bool,
}

impl Walk<'_> {
    /// Goes to the next word; false past the last.
    pub(super) fn step(&mut self) -> bool {
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
