use browser::{Browser, Result, Setup};
use crate::play::{FACE, Play};
browser::behaviours!(chromium, Chromium: log);
browser::behaviours!(firefox, Firefox: log);
async fn log(b: Browser) -> Result<()> {
    let play = Play::open(b, Setup::phone().size(1024, 768), "").await?;
    play.run_in_root("window.__l=[]; for (const n of ['pointerdown','pointermove','pointerup','pointercancel','lostpointercapture','gotpointercapture','click','scroll','resize','blur','contextmenu','touchmove']) addEventListener(n, e=>window.__l.push([n, e.composedPath()[0].className||'w', Math.round(e.clientX||0), Math.round(e.timeStamp), !!root.querySelector('[data-lifted]')].join(' ')), true)", vec![]).await?;
    let from = play.rect(FACE).await?.center();
    play.finger().drag(from, from.plus(300.0, 0.0)).await?;
    play.frames().await?;
    eprintln!("{b} {:#}", play.run("return window.__l", vec![]).await?);
    Ok(())
}
