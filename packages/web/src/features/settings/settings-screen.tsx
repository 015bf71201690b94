import { type ReactNode, useId, useState } from "react";
import { changeDeviceSettings, deviceSettings, type Theme, themes } from "../../lib/device-settings.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { useUser } from "../../lib/session.ts";
import { useStore } from "../../lib/store.ts";
import { isLanguage, languages, texts } from "../../messages/index.ts";
import { ChangePasswordDialog } from "./change-password-dialog.tsx";
import { DeleteAccountDialog } from "./delete-account-dialog.tsx";
import "./settings.css";
import { SignOutEverywhereDialog } from "./sign-out-everywhere-dialog.tsx";
import { usePreferences } from "./use-preferences.ts";

/** How the app looks and speaks, what it shows, and the account. */
export default function SettingsScreen() {
  const words = texts().settings;
  useDocumentTitle(words.title);
  return (
    <main className="screen settings">
      <h1>{words.title}</h1>
      <Part title={words.look}>
        <ThemeChoice />
        <LanguageChoice />
        <p className="hint">{words.onThisDevice}</p>
      </Part>
      <Part title={words.pictures}>
        <ModeratedSwitch />
      </Part>
      <Part title={words.account}>
        <AccountActions />
      </Part>
    </main>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="settings-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function ThemeChoice() {
  const words = texts().settings;
  const { theme } = useStore(deviceSettings);
  return (
    <fieldset className="theme-choice">
      <legend>{words.theme}</legend>
      {themes.map((choice: Theme) => (
        <label key={choice}>
          <input
            type="radio"
            name="theme"
            checked={choice === theme}
            onChange={() => void changeDeviceSettings({ theme: choice })}
          />
          <span>{words.themes[choice]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function LanguageChoice() {
  const words = texts().settings;
  const { language } = useStore(deviceSettings);
  const id = useId();
  return (
    <div className="settings-row">
      <label htmlFor={id}>{words.language}</label>
      <select
        id={id}
        className="select"
        value={language}
        onChange={({ currentTarget: { value } }) =>
          void changeDeviceSettings({ language: isLanguage(value) ? value : "system" })
        }
      >
        <option value="system">{words.languageOfBrowser}</option>
        {Object.entries(languages).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function ModeratedSwitch() {
  const words = texts().settings;
  const { preferences, change } = usePreferences();
  const id = useId();
  return (
    <div className="settings-switch">
      <label>
        <input
          type="checkbox"
          aria-describedby={id}
          checked={preferences?.showModerated ?? false}
          disabled={!preferences}
          onChange={({ currentTarget }) => change({ showModerated: currentTarget.checked })}
        />
        {words.showModerated}
      </label>
      <p id={id} className="hint">
        {words.showModeratedHint}
      </p>
    </div>
  );
}

function AccountActions() {
  const words = texts().settings;
  const { email } = useUser();
  const [asked, setAsked] = useState<"password" | "everywhere" | "delete">();
  const close = () => setAsked(undefined);
  return (
    <>
      <p>
        {words.signedInAs} <strong>{email}</strong>
      </p>
      <div className="settings-actions">
        <button type="button" className="button" onClick={() => setAsked("password")}>
          {words.changePassword}
        </button>
        <button type="button" className="button" onClick={() => setAsked("everywhere")}>
          {words.signOutEverywhere}
        </button>
        <button type="button" className="button settings-grave" onClick={() => setAsked("delete")}>
          {words.deleteAccount}
        </button>
      </div>
      {asked === "password" && <ChangePasswordDialog onClose={close} />}
      {asked === "everywhere" && <SignOutEverywhereDialog onClose={close} />}
      {asked === "delete" && <DeleteAccountDialog email={email} onClose={close} />}
    </>
  );
}
