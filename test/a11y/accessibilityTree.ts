import { cdp } from 'vitest/browser';

interface AxValue {
  value?: string | number | boolean;
}

/** A node of Chromium's accessibility tree, as the DevTools protocol gives it. */
interface AxNode {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: AxValue;
  name?: AxValue;
  description?: AxValue;
  value?: AxValue;
  properties?: { name: string; value: AxValue }[];
  childIds?: string[];
}

/** What says nothing of its own: the lines in it stand for themselves. */
const plainRoles = new Set(['generic', 'none', 'paragraph', 'strong', 'Section', 'form']);
/** What is in them is their name, or names what is around them. */
const closedRoles = new Set([
  'heading',
  'button',
  'link',
  'radio',
  'checkbox',
  'term',
  'textbox',
  'searchbox',
]);
const silentRoles = new Set(['InlineTextBox', 'Legend']);
const states = [
  'checked',
  'disabled',
  'invalid',
  'required',
  'readonly',
  'modal',
  'busy',
  'level',
  'focused',
];

function line({ role, name, description, value, properties = [] }: AxNode): string {
  const isText = role?.value === 'StaticText';
  const said = properties.flatMap(({ name: state, value: { value: is } }) =>
    !states.includes(state) || is === false || is === 'false'
      ? []
      : [is === true || is === 'true' ? state : `${state} ${String(is)}`],
  );
  return [
    isText ? 'text' : String(role?.value),
    ...(name?.value ? [`"${String(name.value)}"`] : []),
    ...said,
    ...(value?.value && !isText ? [`= ${String(value.value)}`] : []),
    ...(description?.value ? [`(${String(description.value)})`] : []),
  ]
    .join(' ')
    .replaceAll('\u00a0', ' ');
}

/** The lines for what is in a node. One line alone in a node without a name stands beside it. */
function outline(nodes: ReadonlyMap<string, AxNode>, parent: AxNode): string[] {
  return (parent.childIds ?? []).flatMap((id) => {
    const node = nodes.get(id);
    const role = String(node?.role?.value);
    const isBlank = role === 'StaticText' && !String(node?.name?.value).trim();
    if (!node || isBlank || silentRoles.has(role)) return [];
    const inside = closedRoles.has(role) ? [] : outline(nodes, node);
    // A label's text is the name of its field.
    if (role === 'LabelText') return inside.filter((text) => !text.startsWith('text '));
    if (node.ignored || plainRoles.has(role)) return inside;
    const own = line(node);
    return inside.length === 1 && !node.name?.value
      ? [`${own}: ${inside[0]!}`]
      : [own, ...inside.map((text) => `  ${text}`)];
  });
}

interface FrameTree {
  frame: { id: string; url: string };
  childFrames?: FrameTree[];
}

const framesOf = (tree: FrameTree): FrameTree['frame'][] => [
  tree.frame,
  ...(tree.childFrames ?? []).flatMap(framesOf),
];

/** What Chromium tells a screen reader about this page, one line a node: role, name, states, value and description. */
export async function readAccessibilityTree(): Promise<string> {
  const session = cdp();
  const { frameTree } = (await session.send('Page.getFrameTree')) as { frameTree: FrameTree };
  const frame = framesOf(frameTree).find(({ url }) => url === location.href.split('#')[0]);
  const { nodes } = (await session.send('Accessibility.getFullAXTree', { frameId: frame!.id })) as {
    nodes: AxNode[];
  };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const root = nodes.find(({ parentId }) => parentId === undefined);
  return root ? outline(byId, root).join('\n') : '';
}
