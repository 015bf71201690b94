import { Component, type ComponentType, type FunctionComponent, lazy, type ReactNode, Suspense } from "react";
import { showToast } from "../lib/toasts.ts";
import { texts } from "../messages/index.ts";

/**
 * A part that the rest of the page can do without. Its code is loaded when it is first to be seen; until then nothing
 * is in its place. Where it cannot be loaded that stays so, and it is tried again when the network is back or when the
 * part is to be seen again; if there is a network, it is said with a way to load the page anew.
 */
export function optionalPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): FunctionComponent<Props> {
  let Part: ComponentType<Props> = lazy(load);
  const begin = () => {
    // One that has failed once fails for ever.
    Part = lazy(load);
  };
  return function OptionalPart(props) {
    return <Attempts draw={() => <Part {...props} />} onFailure={begin} />;
  };
}

interface AttemptsProps {
  draw: () => ReactNode;
  onFailure: () => void;
}

class Attempts extends Component<AttemptsProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  readonly #tryAgain = () => this.setState({ failed: false });

  override componentDidCatch(): void {
    this.props.onFailure();
    if (!navigator.onLine) return;
    const { unknownError, tryAgain } = texts().common;
    showToast({ text: unknownError, action: { label: tryAgain, run: () => location.reload() } });
  }

  override componentDidMount(): void {
    addEventListener("online", this.#tryAgain);
  }

  override componentWillUnmount(): void {
    removeEventListener("online", this.#tryAgain);
  }

  override render(): ReactNode {
    return <Suspense fallback={null}>{!this.state.failed && this.props.draw()}</Suspense>;
  }
}
