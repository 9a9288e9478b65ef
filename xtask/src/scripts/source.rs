//! One file of a script: what it imports, exports, declares and fetches.

use std::collections::BTreeSet;
use std::ops::Range;

use oxc_allocator::Allocator;
use oxc_ast::ast::{Program, Statement};
use oxc_parser::{Parser, ParserReturn};
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan, SourceType, Span};
use oxc_syntax::module_record::{
    ExportEntry, ExportExportName, ExportImportName, ImportImportName, ModuleRecord,
};

use crate::error::{Error, Result};

/// A name that is imported or exported, and what this file calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) outside: String,
    pub(super) inside: String,
}

/// What one file takes from another.
#[derive(Debug)]
pub(super) struct Import {
    /// The other file, as a path in the repository.
    pub(super) path: String,
    pub(super) names: Vec<Name>,
}

/// A file that was read.
#[derive(Debug)]
pub(super) struct Source {
    text: String,
    /// In the order in which they are written.
    pub(super) imports: Vec<Import>,
    pub(super) exports: Vec<Name>,
    /// The names of its own, outside of every function.
    pub(super) declares: BTreeSet<String>,
    /// The names that it declares nowhere.
    takes: BTreeSet<String>,
    statements: Statements,
    /// The exports that a list names.
    listed: Vec<Name>,
    /// The addresses of `import()` with their quotes, and the files that they mean.
    fetches: Vec<(Range<usize>, String)>,
}

/// Where the statements are that make the file a module.
#[derive(Debug, Default)]
struct Statements {
    /// Imports and lists of exports.
    lists: Vec<Range<usize>>,
    /// The word `export` before a declaration.
    marks: Vec<Range<usize>>,
}

impl Source {
    pub(super) fn parse(path: &str, text: &str) -> Result<Self> {
        let allocator = Allocator::default();
        let ParserReturn { program, module_record, diagnostics, .. } =
            Parser::new(&allocator, text, SourceType::mjs()).parse();
        if let Some(error) = diagnostics.first() {
            return Err(Error::new(format!("{path} cannot be read as JavaScript: {error:?}")));
        }
        let statements = Statements::of(path, &program)?;
        let imports = imports(path, &module_record)?;
        let (exports, listed) = exports(&module_record, &statements);
        let scoping = SemanticBuilder::new().build(&program).semantic.into_scoping();
        let is_imported = |name: &String| {
            imports.iter().flat_map(|import| &import.names).any(|import| import.inside == *name)
        };
        let declared = scoping.get_bindings(scoping.root_scope_id()).keys();
        let taken = scoping.root_unresolved_references().keys();
        Ok(Self {
            text: text.to_owned(),
            declares: declared.map(ToString::to_string).filter(|name| !is_imported(name)).collect(),
            takes: taken.map(ToString::to_string).collect(),
            imports,
            exports,
            statements,
            listed,
            fetches: fetches(path, text, &module_record)?,
        })
    }

    /// Whether the name means something in this file.
    pub(super) fn means(&self, name: &str) -> bool {
        self.declares.contains(name) || self.takes.contains(name)
    }

    /// The text as a part of a script, whose exports are those of its `main` file. `address` is what a
    /// file that is fetched is called there.
    pub(super) fn part(
        &self,
        is_main: bool,
        address: impl Fn(&str) -> Result<String>,
    ) -> Result<String> {
        let marks = if is_main { &[][..] } else { &self.statements.marks };
        let gone = self.statements.lists.iter().chain(marks);
        let mut changes: Vec<_> = gone.map(|at| (at.clone(), String::new())).collect();
        for (at, file) in &self.fetches {
            changes.push((at.clone(), format!("'{}'", address(file)?)));
        }
        changes.sort_by_key(|(at, _)| at.start);
        let (mut part, mut end) = (String::with_capacity(self.text.len()), 0);
        for (at, instead) in changes {
            part += &self.text[end..at.start];
            part += &instead;
            end = at.end;
        }
        part += self.text[end..].trim_end();
        part.push('\n');
        if is_main && !self.listed.is_empty() {
            let names: Vec<String> = self.listed.iter().map(in_a_list).collect();
            part += &format!("export {{ {} }};\n", names.join(", "));
        }
        Ok(part)
    }
}

impl Statements {
    fn of(path: &str, program: &Program) -> Result<Self> {
        let mut found = Self::default();
        for statement in &program.body {
            match statement {
                Statement::ExportDeclaration(export) => {
                    let until = export.declaration.span().start;
                    found.marks.push(range(Span::new(export.span.start, until)));
                }
                Statement::ImportDeclaration(_)
                | Statement::ExportNamedDeclaration(_)
                | Statement::ExportFromDeclaration(_) => {
                    found.lists.push(range(statement.span()));
                }
                Statement::ExportDefaultDeclaration(_) | Statement::ExportAllDeclaration(_) => {
                    return Err(Error::new(format!(
                        "{path} exports a default or everything: export what is meant by its name."
                    )));
                }
                _ => {}
            }
        }
        Ok(found)
    }

    fn has_list_at(&self, span: Span) -> bool {
        self.lists.iter().any(|list| list.start == span.start as usize)
    }
}

fn imports(path: &str, record: &ModuleRecord) -> Result<Vec<Import>> {
    let mut requests: Vec<_> = record
        .requested_modules
        .iter()
        .flat_map(|(address, all)| all.iter().map(|one| (one.statement_span.start, &**address)))
        .collect();
    requests.sort_unstable();
    let mut imports = Vec::new();
    for (at, address) in requests {
        let mut names = Vec::new();
        for entry in record.import_entries.iter().filter(|one| one.statement_span.start == at) {
            names.push(imported(path, &entry.import_name, &entry.local_name.name)?);
        }
        let exported = record.indirect_export_entries.iter();
        for entry in exported.filter(|one| one.statement_span.start == at) {
            if let ExportImportName::Name(name) = &entry.import_name {
                let (outside, inside) = (name.name.to_string(), exported_name(entry));
                names.push(Name { outside, inside });
            }
        }
        imports.push(Import { path: resolve(path, address)?, names });
    }
    Ok(imports)
}

fn imported(path: &str, name: &ImportImportName, inside: &str) -> Result<Name> {
    let outside = match name {
        ImportImportName::Name(name) => name.name.to_string(),
        ImportImportName::Default(_) => "default".to_owned(),
        ImportImportName::NamespaceObject => {
            return Err(Error::new(format!(
                "{path} imports everything as `{inside}`: import what is meant by its name."
            )));
        }
    };
    Ok(Name { outside, inside: inside.to_owned() })
}

/// All exports, and those that a list names.
fn exports(record: &ModuleRecord, statements: &Statements) -> (Vec<Name>, Vec<Name>) {
    let (mut all, mut listed) = (Vec::new(), Vec::new());
    let entries = record.local_export_entries.iter().chain(&record.indirect_export_entries);
    for entry in entries {
        let outside = exported_name(entry);
        let inside = entry.local_name.name().map_or(outside.clone(), |name| name.to_string());
        let name = Name { outside, inside };
        if statements.has_list_at(entry.statement_span) {
            listed.push(name.clone());
        }
        all.push(name);
    }
    (all, listed)
}

fn exported_name(entry: &ExportEntry) -> String {
    match &entry.export_name {
        ExportExportName::Name(name) => name.name.to_string(),
        ExportExportName::Default(_) | ExportExportName::Null => "default".to_owned(),
    }
}

fn fetches(path: &str, text: &str, record: &ModuleRecord) -> Result<Vec<(Range<usize>, String)>> {
    let each = record.dynamic_imports.iter().map(|import| {
        let at = range(import.module_request);
        let file = resolve(path, text[at.clone()].trim_matches(['\'', '"']))?;
        Ok((at, file))
    });
    each.collect()
}

/// The path in the repository of a file that `path` names.
fn resolve(path: &str, address: &str) -> Result<String> {
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    let is_known = address.starts_with("./") || address.starts_with("../");
    for step in address.split('/') {
        match step {
            "." => {}
            ".." => drop(folders.pop()),
            name => folders.push(name),
        }
    }
    if is_known && address.ends_with(".js") {
        Ok(folders.join("/"))
    } else {
        Err(Error::new(format!(
            "{path} imports {address}: name a script by its path from there, as in './place.js'."
        )))
    }
}

fn in_a_list(name: &Name) -> String {
    match name.outside == name.inside {
        true => name.inside.clone(),
        false => format!("{} as {}", name.inside, name.outside),
    }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}
