//! The encodings in which web servers send files.

use crate::error::{Error, Explain, Result};
use crate::files;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Files worth compressing; pictures are compressed already.
const EXTENSIONS: [&str; 11] =
    ["css", "html", "js", "json", "pack", "svg", "txt", "wasm", "webmanifest", "xml", "ico"];

/// Writes `FILE.br` and `FILE.gz` beside every file of a folder that is worth it.
pub(crate) fn run(folder: &Path) -> Result {
    let files: Vec<PathBuf> =
        files::all(folder)?.into_iter().filter(|file| is_compressible(file)).collect();
    // One thread each: the WebAssembly takes as long as all others together.
    std::thread::scope(|scope| {
        let threads: Vec<_> = files.iter().map(|file| scope.spawn(|| one(file))).collect();
        threads.into_iter().try_for_each(|thread| {
            thread.join().unwrap_or_else(|_| Err(Error::new("Compressing a file panicked.")))
        })
    })
}

fn is_compressible(file: &Path) -> bool {
    let extension = file.extension().unwrap_or_default();
    EXTENSIONS.iter().any(|known| extension == *known)
}

/// Writes `FILE.br` and `FILE.gz` beside one file.
pub(crate) fn one(file: &Path) -> Result {
    (|| -> io::Result<()> {
        let content = fs::read(file)?;
        fs::write(beside(file, "br"), brotli(&content)?)?;
        fs::write(beside(file, "gz"), gzip(&content)?)
    })()
    .explain(|| format!("{} could not be compressed", file.display()))
}

/// `a.js` and `br` make `a.js.br`.
pub(crate) fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

pub(crate) fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoded = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &content[..], &mut encoded, &parameters)?;
    Ok(encoded)
}

pub(crate) fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn both_encodings_can_be_read_again() {
        let text = "responsibility ".repeat(100).into_bytes();
        let (br, gz) = (brotli(&text).expect("in memory"), gzip(&text).expect("in memory"));
        assert!(br.len() < gz.len() && gz.len() < text.len());
        let mut read = Vec::new();
        brotli::Decompressor::new(&br[..], 4096).read_to_end(&mut read).expect("is brotli");
        assert_eq!(read, text);
        read.clear();
        flate2::read::GzDecoder::new(&gz[..]).read_to_end(&mut read).expect("is gzip");
        assert_eq!(read, text);
    }

    #[test]
    fn encoded_files_are_not_encoded_again() {
        assert!(is_compressible(Path::new("a.js")));
        assert!(!is_compressible(&beside(Path::new("a.js"), "br")));
    }
}
