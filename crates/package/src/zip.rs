//! The archive.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::{Files, PackageError};

/// The same bytes for the same files, on every machine: sorted, with one time and one mode for all.
pub(super) fn write(files: &Files) -> Result<Vec<u8>, PackageError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let failed = |error: zip::result::ZipError| PackageError::Unwritten(error.to_string());
    for (name, content) in files {
        zip.start_file(name.as_str(), options).map_err(failed)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}
