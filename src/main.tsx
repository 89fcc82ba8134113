import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { templates } from '../templates/index.ts';
import { startAutosave } from './stores/persistence.ts';
import { warmTraining } from './stores/training.ts';
import { App } from './ui/App.tsx';
import './ui/theme/tokens.css';
import './ui/theme/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
// The last project first: no other one flashes by.
await startAutosave(templates[0].project);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

// TensorFlow.js is loaded in its worker once the page is there and idle, so that Train answers at once.
const whenIdle =
  'requestIdleCallback' in window ? requestIdleCallback : (callback: () => void) => setTimeout(callback, 500);
setTimeout(() => whenIdle(warmTraining), 1000);
