//! The settings: language, feedback, presentation, colours, motion.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::ByPtr;
use super::clicks::Do;
use super::context::Env;
use super::settings::Setting;
use super::start_round::speak;
use super::table::{Change, Dialog, Table};
use game::{Feedback, Phase, Presentation};
use i18n::{Key, LANGUAGES, Locale};
use site::{Motion, Theme};

/// What a setting is called.
fn label(setting: Setting) -> Key {
    match setting {
        Setting::Feedback => Key::SettingsFeedback,
        Setting::Presentation => Key::SettingsPresentation,
        Setting::Theme => Key::SettingsTheme,
        Setting::Motion => Key::SettingsMotion,
    }
}

/// The values of a setting and what they are called.
fn values(setting: Setting) -> Vec<(&'static str, Key)> {
    match setting {
        Setting::Feedback => named(Feedback::ALL, |value| match value {
            Feedback::Immediate => (value.word(), Key::SettingsFeedbackImmediate),
            Feedback::AtTheEnd => (value.word(), Key::SettingsFeedbackEnd),
        }),
        Setting::Presentation => named(Presentation::ALL, |value| match value {
            Presentation::Deal => (value.word(), Key::SettingsPresentationDeal),
            Presentation::Spread => (value.word(), Key::SettingsPresentationSpread),
        }),
        Setting::Theme => named(Theme::ALL, |value| match value {
            Theme::Auto => (value.word(), Key::SettingsThemeAuto),
            Theme::Light => (value.word(), Key::SettingsThemeLight),
            Theme::Dark => (value.word(), Key::SettingsThemeDark),
            Theme::Contrast => (value.word(), Key::SettingsThemeContrast),
        }),
        Setting::Motion => named(Motion::ALL, |value| match value {
            Motion::Auto => (value.word(), Key::SettingsMotionAuto),
            Motion::Less => (value.word(), Key::SettingsMotionLess),
        }),
    }
}

fn named<T: Copy>(all: &[T], name: impl Fn(T) -> (&'static str, Key)) -> Vec<(&'static str, Key)> {
    all.iter().map(|value| name(*value)).collect()
}

/// Each language by its own name, so that everybody finds theirs.
const LANGUAGE_NAMES: [&str; LANGUAGES.len()] = ["English", "Español", "Português (Brasil)"];

#[inline(never)]
pub(super) fn settings_panel(env: &Env, table: &ByPtr<Table>) -> Html {
    let (locale, settings) = (&table.locale, table.settings);
    let later = table.round.rules() != settings.rules();
    // One handler for all: the control says by its name what it sets.
    let changed = {
        let (env, table) = (env.clone(), table.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                set(&env, &table, &select.name(), &select.value());
            }
        })
    };
    html! {
        <>
            <div class="choices" onchange={changed}>
                { choice(locale, "lang", Key::SettingsLang, html! {
                    { for LANGUAGES.iter().zip(LANGUAGE_NAMES).map(|(lang, name)| html! {
                        <option value={*lang} lang={*lang} selected={**locale.lang() == **lang}>
                            { name }
                        </option>
                    }) }
                }) }
                { for Setting::ALL.iter().map(|setting| {
                    let chosen = settings.word(*setting);
                    choice(locale, setting.word(), label(*setting), html! {
                        { for values(*setting).into_iter().map(|(word, label)| html! {
                            <option value={word} selected={word == chosen}>
                                { locale.text(label) }
                            </option>
                        }) }
                    })
                }) }
            </div>
            if later { <p class="small" data-later="">{ locale.text(Key::SettingsLater) }</p> }
            <div class="actions">
                <button data-restart="" data-do={Do::Restart.word()}>
                    { locale.text(Key::SettingsRestart) }
                </button>
                if table.round.phase() == Phase::Playing {
                    <button data-finish="" data-do={Do::Finish.word()}>
                        { locale.text(Key::SettingsFinish) }
                    </button>
                }
            </div>
            <p class="small">{ locale.text(Key::GameDisclaimer) }</p>
        </>
    }
}

#[inline(never)]
fn choice(locale: &Locale, name: &'static str, label: Key, options: Html) -> Html {
    html! {
        <label key={name}>
            <span>{ locale.text(label) }</span>
            <select name={name}>{ options }</select>
        </label>
    }
}

fn set(env: &Env, table: &ByPtr<Table>, name: &str, word: &str) {
    if name == "lang" {
        speak(env, table, word);
        return;
    }
    let mut settings = table.settings;
    settings.set(name, word);
    env.change(Change::Set(settings));
    let round = &table.round;
    // Before the first card nothing is lost, so the round takes the rules at once.
    if round.log().is_empty() && settings.rules() != round.rules() {
        let selection = round.selection().clone();
        env.change(Change::Restart(selection, round.seed(), env.outside.now()));
        env.change(Change::Show(Some(Dialog::Settings)));
    }
}
