import { Icon, type IconName } from "../../components/icon.tsx";
import { Menu } from "../../components/menu.tsx";
import { useConfig } from "../../lib/config.ts";
import { touch } from "../../lib/media-queries.ts";
import { texts } from "../../messages/index.ts";
import { acceptedFiles } from "./check-file.ts";
import { chooseFolder, takePhoto } from "./choose-files.ts";
import "./upload-button.css";
import type { AddFiles } from "./use-add-files.ts";

interface UploadButtonProps {
  add: AddFiles;
  /** Opens the dialog for single files. */
  onChoose: () => void;
}

/** Chooses photos; the other ways to add some stand in a menu. */
export function UploadButton(props: UploadButtonProps) {
  return touch.matches ? <TouchUpload {...props} /> : <PointerUpload {...props} />;
}

/** By touch there are no folders but a camera, and both ways stand in one menu. */
function TouchUpload({ add, onChoose }: UploadButtonProps) {
  const { limits } = useConfig();
  const { common, upload } = texts();
  const fromCamera = () => void takePhoto(acceptedFiles(limits)).then(add.files);
  return (
    <Menu label={common.uploadPhotos} className="button primary upload-button" face={<Face />}>
      {(close) => (
        <>
          <Way icon="image" text={upload.choosePhotos} onClick={after(close, onChoose)} />
          <Way icon="camera" text={upload.takePhoto} onClick={after(close, fromCamera)} />
        </>
      )}
    </Menu>
  );
}

/** One click chooses photos; the arrow beside it offers a whole folder. */
function PointerUpload({ add, onChoose }: UploadButtonProps) {
  const { common, upload } = texts();
  const fromFolder = () => void chooseFolder().then(add.folder);
  return (
    <div className="upload-split">
      <button
        type="button"
        className="button primary upload-button"
        aria-label={common.uploadPhotos}
        onClick={onChoose}
      >
        <Face />
      </button>
      <Menu
        label={upload.moreWays}
        className="button primary upload-more"
        face={<Icon name="down" size={16} />}
      >
        {(close) => (
          <>
            <Way icon="image" text={upload.choosePhotos} onClick={after(close, onChoose)} />
            <Way icon="folder" text={upload.chooseFolder} onClick={after(close, fromFolder)} />
            <p className="hint upload-ways">{upload.otherWays}</p>
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
