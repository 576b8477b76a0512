// The choice of a segment: everybody, or a dimension and then one of its values, which the server searches.

import { get } from './api.js';
import * as format from './format.js';
import { dimensionName, dimensions, listedBy } from './metrics.js';
import { canonical, parse } from './segment.js';
import { Foreign, html, useEffect, useRef, useState } from './view.js';

const MOST = 200;
const TYPING_PAUSE = 150;

export function SegmentPicker({ catalogue, metric, segment, choose }) {
  const pairs = parse(segment);
  const names = Object.keys(pairs);
  const [wanted, setWanted] = useState();
  useEffect(() => setWanted(undefined), [segment]);
  const dimension = wanted ?? names.join(' × ');
  const change = (event) => {
    const next = event.target.value;
    if (next === '') choose('');
    setWanted(next === '' || next === names.join(' × ') ? undefined : next);
  };
  return html`<div class="picker" role="group" aria-label="Segment">
    <label for="dimension">Segment</label>
    <select id="dimension" value=${dimension} onChange=${change}>
      <option value="">All customers</option>
      ${dimensions(catalogue).map((name) => html`<option key=${name} value=${name}>By ${name}</option>`)}
      ${names.length > 1 && html`<option value=${names.join(' × ')}>By ${names.join(' × ')}</option>`}
    </select>
    ${names.length > 1 && !wanted ? html`<span class="pairs">${Object.values(pairs).map((value) => html`<${Foreign} key=${value} text=${value} />`)}</span>`
      : dimension && html`<${ValueBox} key=${dimension} ...${{ catalogue, dimension, metric, choose }}
          value=${names.length === 1 && names[0] === dimension ? pairs[dimension] : undefined} openAtFirst=${wanted !== undefined} />`}
  </div>`;
}

/** A text box whose list holds what the server finds: the combobox pattern of the WAI-ARIA practices. */
function ValueBox({ catalogue, dimension, metric, value, choose, openAtFirst }) {
  const [open, setOpen] = useState(openAtFirst);
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const found = useFound(listedBy(catalogue, dimension, metric)?.id, dimension, text, open);
  const box = useRef();
  const input = useRef();
  useEffect(() => { if (openAtFirst) input.current.focus(); }, []);
  useEffect(() => setActive(-1), [found.values]);
  useEffect(() => { box.current.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }); }, [active]);

  const close = () => { setOpen(false); setText(''); };
  const take = (taken) => { close(); choose(canonical({ [dimension]: taken })); };
  const key = (event) => {
    const last = found.values.length - 1;
    const moves = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1, PageDown: Math.min(last, active + 10), PageUp: Math.max(0, active - 10) };
    if (event.key in moves && last >= 0) {
      event.preventDefault();
      setOpen(true);
      setActive(moves[event.key]);
    } else if (event.key === 'Enter' && open && last >= 0) {
      event.preventDefault();
      take(found.values[Math.max(0, active)]);
    } else if (event.key === 'Escape') {
      close();
    }
  };
  const leave = (event) => { if (!box.current.contains(event.relatedTarget)) close(); };

  return html`<div class="combobox" ref=${box} onFocusOut=${leave}>
    <input id="segment-value" ref=${input} type="text" role="combobox" autocomplete="off" spellcheck="false" dir="auto"
      aria-label=${`${dimensionName(dimension)}, type to find`} aria-expanded=${open} aria-controls="segment-list" aria-autocomplete="list"
      aria-activedescendant=${open && active >= 0 ? `segment-option-${active}` : undefined}
      aria-describedby="segment-note" placeholder=${value ?? `choose a ${dimension}`}
      value=${open ? text : value ?? ''} title=${value}
      onClick=${() => setOpen(true)} onInput=${(event) => { setText(event.target.value); setOpen(true); }} onKeyDown=${key} />
    <div class="list" hidden=${!open}>
      <p id="segment-note" class="list-note" role="status">${open ? note(found, dimension, text) : ''}</p>
      <ul id="segment-list" role="listbox" aria-label=${`Values of ${dimension}`}>
        ${open && found.values.map((one, i) => html`<li key=${one} id=${`segment-option-${i}`} role="option" dir="auto"
          aria-selected=${i === active} class=${one === value ? 'current' : ''}
          onMouseDown=${(event) => event.preventDefault()} onClick=${() => take(one)}><${Foreign} text=${one} /></li>`)}
      </ul>
    </div>
  </div>`;
}

function note(found, dimension, text) {
  if (found.problem) return `The list cannot be read: ${found.problem.detail}`;
  if (found.searching) return 'Searching…';
  const shown = found.values.length;
  if (shown === 0) return text ? `No ${dimension} contains that.` : `No ${dimension} has been seen yet.`;
  if (found.total > shown) return `${format.count(shown)} of ${format.count(found.total)} shown, type to find others`;
  return `${format.count(shown)} ${shown === 1 ? 'value' : 'values'}`;
}

const NONE = [];

function useFound(metric, dimension, text, open) {
  const [found, setFound] = useState({ values: NONE, searching: true });
  useEffect(() => {
    if (!open || !metric) return undefined;
    const asking = new AbortController();
    setFound((last) => ({ ...last, searching: true, problem: undefined }));
    const timer = setTimeout(async () => {
      try {
        const json = await get(`metrics/${encodeURIComponent(metric)}/segments`, { by: dimension, contains: text, limit: MOST }, asking.signal);
        const values = json.segments.map((one) => one[dimension]);
        setFound({ values, total: json.total ?? values.length });
      } catch (problem) {
        if (!asking.signal.aborted) setFound({ values: NONE, problem });
      }
    }, text ? TYPING_PAUSE : 0);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [metric, dimension, text, open]);
  return found;
}
