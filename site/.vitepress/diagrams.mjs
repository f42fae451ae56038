import { renderMermaidSVG } from 'beautiful-mermaid'

/** Draws blocks of Mermaid, as GitHub does, in the colors of the page. */
export function diagrams(markdown) {
  const code = markdown.renderer.rules.fence
  markdown.renderer.rules.fence = (tokens, index, ...rest) =>
    tokens[index].info.trim() === 'mermaid' ? embedded(drawn(tokens[index].content)) : code(tokens, index, ...rest)
}

function drawn(source) {
  const svg = renderMermaidSVG(source, { bg: 'var(--vp-c-bg)', fg: 'var(--vp-c-text-1)', layerSpacing: 24 })
  checkLabels(source, svg)
  return svg.replace(/@import url\([^)]*\);/g, '') // fonts of another server
}

/** The renderer loses the label of a node that an edge uses before the label is given. */
function checkLabels(source, svg) {
  const missing = [...source.matchAll(/[[{(]"([^"]+)"[\]})]/g)]
    .flatMap(([, label]) => label.split('<br/>'))
    .filter(line => !svg.replaceAll('&#39;', "'").includes(line))
  if (missing.length) {
    throw new Error('the diagram lacks: ' + missing.join(', '))
  }
}

/** Vue takes a style element in a page for one of its own. */
function embedded(svg) {
  return `<div style="overflow-x: auto" v-html="decodeURIComponent('${encodeURIComponent(svg).replaceAll("'", '%27')}')"></div>`
}
