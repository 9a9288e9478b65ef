//! Bits, one after the other, the highest of a value first.

/// How many bits tell one of so many values.
pub(super) fn width(values: usize) -> u32 {
    usize::BITS - values.saturating_sub(1).leading_zeros()
}

/// The most bits of a number: as milliseconds, 35 years.
const NUMBER: u32 = 40;

/// Writes them.
#[derive(Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// How many bits of the last byte are not taken.
    free: u32,
}

impl Writer {
    pub(super) fn bit(&mut self, bit: bool) {
        if self.free == 0 {
            self.bytes.push(0);
            self.free = 8;
        }
        self.free -= 1;
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << self.free;
        }
    }

    pub(super) fn bits(&mut self, value: u64, width: u32) {
        for at in (0..width).rev() {
            self.bit(value >> at & 1 != 0);
        }
    }

    /// As many ones, and a nought.
    pub(super) fn unary(&mut self, count: u64) {
        for _ in 0..count {
            self.bit(true);
        }
        self.bit(false);
    }

    /// How many bits it has, and these without the first, which is a one. `None` if it is too large.
    pub(super) fn number(&mut self, value: u64) -> Option<()> {
        let width = u64::BITS - value.leading_zeros();
        self.bits(u64::from(width), 6);
        self.bits(value, width.saturating_sub(1));
        (width <= NUMBER).then_some(())
    }

    /// The bytes; the bits that are left of the last one are noughts.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads them; `None` where there are no more.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(super) fn bit(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1 != 0;
        self.at += 1;
        Some(bit)
    }

    pub(super) fn bits(&mut self, width: u32) -> Option<u64> {
        let mut value = 0;
        for _ in 0..width {
            value = value << 1 | u64::from(self.bit()?);
        }
        Some(value)
    }

    pub(super) fn unary(&mut self) -> Option<u64> {
        let mut count = 0;
        while self.bit()? {
            count += 1;
        }
        Some(count)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        match self.bits(6)? as u32 {
            0 => Some(0),
            width if width <= NUMBER => Some(1 << (width - 1) | self.bits(width - 1)?),
            _ => None,
        }
    }
}
