import { Component, type ComponentChildren, type JSX } from "preact";
import { t } from "../strings/t.ts";

interface GuardProps {
  /** What is shown; once it changes, drawing is tried again. */
  readonly subject: unknown;
  readonly children: ComponentChildren;
}

interface GuardState {
  readonly fault: string | null;
  readonly subject: unknown;
}

/** Keeps a part that cannot be drawn from taking the rest of the page with it. */
export class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = { fault: null, subject: this.props.subject };

  static override getDerivedStateFromError(error: unknown): Partial<GuardState> {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  static override getDerivedStateFromProps(props: GuardProps, state: GuardState): GuardState | null {
    return props.subject === state.subject ? null : { fault: null, subject: props.subject };
  }

  override render(): JSX.Element {
    if (this.state.fault === null) return <>{this.props.children}</>;
    return (
      <div class="note error" role="alert">
        <p>{t.notices.engineFault(this.state.fault)}</p>
      </div>
    );
  }
}
