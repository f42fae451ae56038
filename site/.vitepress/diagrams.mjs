import { renderMermaidSVG } from 'beautiful-mermaid'

/** Draws blocks of Mermaid, as GitHub does, in the colors of the page. */
export function diagrams(markdown) {
  const code = markdown.renderer.rules.fence
  markdown.renderer.rules.fence = (tokens, index, ...rest) =>
    tokens[index].info.trim() === 'mermaid' ? embedded(drawn(tokens[index].content)) : code(tokens, index, ...rest)
}

function drawn(source) {
  return renderMermaidSVG(source, { bg: 'var(--vp-c-bg)', fg: 'var(--vp-c-text-1)', layerSpacing: 24 })
    .replace(/@import url\([^)]*\);/g, '') // fonts of another server
}

/** Vue takes a style element in a page for one of its own. */
function embedded(svg) {
  return `<div style="overflow-x: auto" v-html="decodeURIComponent('${encodeURIComponent(svg).replaceAll("'", '%27')}')"></div>`
}
