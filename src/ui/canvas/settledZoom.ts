import { createContext } from 'react';

/** The zoom when its last gesture ended: what depends on it changes once, not with every frame of a pinch. */
export const SettledZoom = createContext(1);
