import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { audience, followOtherWindows } from './audience.ts';

const root = document.getElementById('root');
if (root) {
  document.documentElement.dataset['audience'] = audience;
  followOtherWindows();
  // Two apps: what is shown to the other side neither holds nor asks what the other one does.
  const { App } = audience === 'supplier' ? await import('./supplier/supplierApp.tsx') : await import('./app.tsx');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
