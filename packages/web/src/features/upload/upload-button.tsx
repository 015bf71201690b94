import { Icon, type IconName } from "../../components/icon.tsx";
import { Menu } from "../../components/menu.tsx";
import { texts } from "../../messages/index.ts";
import { chooseFrom, withoutHidden } from "./choose-files.ts";
import "./upload-button.css";
import type { AddFiles } from "./use-add-files.ts";

interface UploadButtonProps {
  accept: string;
  add: AddFiles;
  /** Opens the dialog for single files. */
  onChoose: () => void;
}

/**
 * Chooses photos at once; the arrow beside it offers a whole folder. By touch there are no folders but a camera, and
 * both ways stand in one menu.
 */
export function UploadButton({ accept, add, onChoose }: UploadButtonProps) {
  const words = texts();
  const fromFolder = () =>
    void chooseFrom({ accept, from: "folder" }).then((files) => add.folder(withoutHidden(files)));
  const fromCamera = () => void chooseFrom({ accept, from: "camera" }).then(add.files);
  if (matchMedia("(pointer: coarse)").matches) {
    return (
      <Menu label={words.common.uploadPhotos} className="button primary upload-button" face={<Face />}>
        {(close) => (
          <>
            <Way icon="image" text={words.upload.choosePhotos} onClick={after(close, onChoose)} />
            <Way icon="camera" text={words.upload.takePhoto} onClick={after(close, fromCamera)} />
          </>
        )}
      </Menu>
    );
  }
  return (
    <div className="upload-split">
      <button
        type="button"
        className="button primary upload-button"
        aria-label={words.common.uploadPhotos}
        onClick={onChoose}
      >
        <Face />
      </button>
      <Menu
        label={words.upload.moreWays}
        className="button primary upload-more"
        face={<Icon name="down" size={16} />}
      >
        {(close) => (
          <>
            <Way icon="image" text={words.upload.choosePhotos} onClick={after(close, onChoose)} />
            <Way icon="folder" text={words.upload.chooseFolder} onClick={after(close, fromFolder)} />
            <p className="hint upload-ways">{words.upload.otherWays}</p>
          </>
        )}
      </Menu>
    </div>
  );
}

function after(close: () => void, act: () => void): () => void {
  return () => {
    close();
    act();
  };
}

function Face() {
  return (
    <>
      <Icon name="upload" size={18} />
      <span>{texts().common.upload}</span>
    </>
  );
}

function Way({ icon, text, onClick }: { icon: IconName; text: string; onClick: () => void }) {
  return (
    <button type="button" className="menu-item upload-way" onClick={onClick}>
      <Icon name={icon} size={18} />
      {text}
    </button>
  );
}
