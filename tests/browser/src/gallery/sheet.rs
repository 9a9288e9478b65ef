//! The contact sheet: all pictures on one page.

use std::fmt::Write;
use std::fs;

use crate::Result;

use super::look::Look;
use super::plan::Plan;

const HEAD: &str = "<!doctype html><html lang=en><meta charset=utf-8>\
<meta name=viewport content='width=device-width'><title>Who’s responsible? Contact sheet</title>\
<style>body{font:14px/1.4 system-ui,sans-serif;margin:16px;background:#8a929c}\
h2{margin:24px 0 8px}section{display:flex;flex-wrap:wrap;gap:16px;align-items:start}\
figure{margin:0}a{display:block;position:relative}img{display:block;width:100%}\
i{position:absolute;left:0;right:0;border-top:2px dashed #f0f}figcaption{padding:4px 0}\
</style><p>The dashed line is where the first screen ends.</p>\n";

/// Writes `index.html` into the plan's folder, with the pictures that are there.
pub(super) fn write(plan: &Plan) -> Result<()> {
    let mut html = String::from(HEAD);
    let mut names: Vec<&str> = Vec::new();
    for look in &plan.looks {
        if !names.contains(&look.state.name()) {
            names.push(look.state.name());
        }
    }
    for name in names {
        let _ = write!(html, "<h2>{name}</h2><section>");
        let looks = plan.looks.iter().filter(|look| look.state.name() == name);
        looks.for_each(|look| figure(&mut html, plan, look));
        html.push_str("</section>\n");
    }
    Ok(fs::write(plan.folder.join("index.html"), html)?)
}

fn figure(html: &mut String, plan: &Plan, look: &Look) {
    let file = look.file();
    let Some((width, height)) = png_size(&plan.folder.join(&file)) else { return };
    let fold = f64::from(look.size.1) * 100.0 / f64::from(height.max(1));
    let shown = if look.by_touch() { width.min(400) } else { 720 };
    let (theme, lang) = (look.theme.name(), look.lang);
    let _ = write!(html, "<figure style='width:{shown}px'><a href='{file}'>");
    let _ = write!(html, "<img loading=lazy src='{file}' alt='{look}'>");
    if fold < 99.5 {
        let _ = write!(html, "<i style='top:{fold:.2}%'></i>");
    }
    let (wide, high) = look.size;
    let _ = write!(html, "</a><figcaption>{wide} x {high}, {theme}, {lang}</figcaption></figure>");
}

/// Width and height of a PNG file.
fn png_size(file: &std::path::Path) -> Option<(u32, u32)> {
    let bytes = fs::read(file).ok()?;
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}
