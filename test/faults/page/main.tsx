import { version } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import '../../../src/styles/index.css';
import { HostApp } from './HostApp.js';
import type { HostCalls, Scenario } from './Scenario.js';

const scenario = JSON.parse(new URLSearchParams(location.search).get('scenario') ?? '{}') as Scenario;

const calls: HostCalls = { created: [], statuses: [], paid: [], errors: [], events: [], eventTexts: [] };
let root: Root | undefined;
let props = scenario.props ?? {};
let isSuspended = false;

const render = () =>
  root?.render(<HostApp scenario={scenario} props={props} calls={calls} isSuspended={isSuspended} />);

window.host = {
  calls,
  reactVersion: version,
  update: (changed) => {
    props = { ...props, ...changed };
    render();
  },
  mount: () => {
    root = createRoot(document.querySelector('#root')!);
    render();
  },
  unmount: () => {
    root?.unmount();
    root = undefined;
  },
  submit: () => undefined,
  reset: () => undefined,
  suspend: (value) => {
    isSuspended = value;
    render();
  },
};
window.host.mount();
if (scenario.isRestless) setInterval(render, 50);
