import { useEffect, type RefObject } from 'react';
import { addBlock } from '../../stores/actions/add.ts';
import { addModel } from '../../stores/actions/frames.ts';
import { insertOnWire } from '../../stores/actions/wires.ts';
import { withBlock } from '../../stores/catalogue.ts';
import { nextModelName } from '../i18n/modelName.ts';
import { focusCanvas } from './focus.ts';
import { offerDropTarget } from './paletteDrag.ts';
import type { ViewActions } from './useView.ts';
import { wireAt } from './wireAt.ts';

/** Takes blocks dragged from the palette: into a wire where they fit, else where they are let go. */
export function useDropTarget(wrapper: RefObject<HTMLDivElement | null>, view: ViewActions): void {
  useEffect(() => {
    const element = wrapper.current;
    if (!element) return undefined;
    return offerDropTarget({
      element,
      drop(type, screen) {
        const { x, y } = view.toCanvas(screen);
        // The pointer holds the middle of the header.
        const at = { x: Math.round((x - 80) / 8) * 8, y: Math.round((y - 14) / 8) * 8 };
        const wire = type === 'model' ? null : wireAt(screen);
        withBlock(type, () => {
          const inserted = wire === null ? null : insertOnWire(wire, { type });
          // A use of a model needs a model.
          if (type === 'model') addModel(nextModelName(), at);
          else if (inserted === null) addBlock(type, { at });
          focusCanvas();
        });
      },
    });
  }, [wrapper, view]);
}
