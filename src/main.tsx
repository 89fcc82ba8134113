import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { templates } from '../templates/index.ts';
import { startAutosave } from './stores/persistence.ts';
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
