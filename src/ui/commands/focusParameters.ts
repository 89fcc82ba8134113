import { useUiStore } from '../../stores/uiStore.ts';

/** Puts the focus on the first parameter of the selected block. */
export function focusParameters(): void {
  useUiStore.setState({ inspectorOpen: true });
  requestAnimationFrame(() => {
    const fields = document.querySelectorAll<HTMLElement>(
      '[data-region="inspector"] input, [data-region="inspector"] select, [data-region="inspector"] [role="switch"]',
    );
    fields[0]?.focus();
  });
}
