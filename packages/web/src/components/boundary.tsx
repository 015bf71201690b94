import { Component, type ReactNode } from "react";

interface BoundaryProps {
  /** What is shown in place of what cannot be: its code could not be loaded, or it failed. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps what fails from leaving an empty page. What the page can do without is an `optionalPart`. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
