/** Signs KERN has none for: a thumb and a loudspeaker, drawn as lines. */

import { svg, type TemplateResult } from "lit";

export function thumb(up: boolean): TemplateResult {
  const turn = up ? "" : "rotate(180 12 12)";
  return svg`<svg class="zeichen" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><g transform=${turn}>
    <path d="M3 11h4v10H3zM7 20V11.5L11.6 3c1.7 0 2.6 1.2 2.3 2.8L13.2 10H19a2 2 0 0 1 2 2.4l-1.5 7A2 2 0 0 1 17.6 21H9z"></path>
  </g></svg>`;
}

export function loudspeaker(): TemplateResult {
  return svg`<svg class="zeichen" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"></path>
  </svg>`;
}
