import Figures

/// How pages look, on light and on dark screens.
enum Stylesheet {
  /// The CSS of pages, in addition to `Figure.stylesheet`.
  static let pages = """
    :root{color-scheme:light dark;\(variables(\.light))}
    @media (prefers-color-scheme:dark){:root{\(variables(\.dark))}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.55 \(Figure.fontFamily);\
    -webkit-text-size-adjust:100%;overflow-wrap:anywhere}
    main{max-width:70rem;margin:0 auto;padding:clamp(1.5rem,5vw,4rem) clamp(1.125rem,4vw,3rem)}
    p{margin:0 0 .75rem;text-wrap:pretty}
    h1,h2,figcaption{text-wrap:balance}
    a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
    nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0 0 1.5rem;padding:0;font-size:.9375rem}
    pre{margin:0;padding:.75rem 1rem;border:1px solid var(--rule);border-radius:.375rem;white-space:pre-wrap;\
    font:.875rem/1.5 ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace}
    pre span{display:inline-block}
    dl+pre,dl+.scrolls,.scrolls+details,.figures+.scrolls{margin-top:1.25rem}
    details{margin-top:1rem}
    summary{cursor:pointer;color:var(--accent);margin-bottom:1rem}
    h1{font-size:clamp(3rem,8vw,4rem);line-height:1.1;font-weight:600;letter-spacing:-.02em;margin:.25rem 0 .5rem}
    h2{font-size:1.25rem;line-height:1.3;font-weight:600;margin:0 0 .5rem}
    small{font-size:.5em;font-weight:400;letter-spacing:0;color:var(--quiet);white-space:nowrap}
    .quiet,figcaption,dt{color:var(--quiet)}
    section,header{display:grid;gap:1.25rem 3rem;padding:clamp(1.5rem,4vw,2.75rem) 0}
    section{border-top:1px solid var(--rule)}
    header{padding-top:0}
    @media (min-width:60rem){section,header{grid-template-columns:minmax(0,1fr) 33.75rem}}
    header figure,header .scrolls{margin-top:.75rem}
    .figures{display:flex;flex-wrap:wrap;align-items:flex-start;gap:1.5rem;min-width:0}
    figure{margin:0;min-width:0}
    svg{display:block;max-width:100%;height:auto}
    figcaption{font-size:.875rem;margin-top:.5rem}
    .figures figcaption{contain:inline-size}
    .scrolls+figure{margin-top:2rem}
    figcaption span{display:inline-block;margin-right:1.25rem}
    .key::before{content:"";display:inline-block;width:1.25em;margin-right:.5em;vertical-align:.25em;\
    border-top:2px solid var(--key)}
    .key.dashed::before{border-top-style:dashed}
    dl{display:grid;align-content:start;grid-template-columns:minmax(min-content,max-content) 1fr;margin:1rem 0 0;font-size:.9375rem;\
    font-variant-numeric:tabular-nums}
    dt,dd{margin:0;padding:.25rem 0;border-top:1px solid var(--rule)}
    dt,table{overflow-wrap:normal}
    dd{text-align:right;padding-left:1rem;text-wrap:balance}
    section>*,header>*{min-width:0}
    .scrolls{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}
    th,td{padding:.25rem 0 .25rem .5rem;font-weight:400;text-align:right;border-top:1px solid var(--rule)}
    thead th{border-top:0;color:var(--quiet)}
    td{white-space:nowrap}
    tbody th,thead th:first-child{text-align:left;padding-left:0}
    .summary th,.summary td{font-weight:600}
    .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(4.4rem,1fr));gap:1rem .75rem}
    .tiles div{display:flex;flex-direction:column;min-width:0;font-size:.875rem;line-height:1.35;\
    font-variant-numeric:tabular-nums}
    .tiles svg{width:100%;margin-bottom:.25rem;overflow:visible}
    .tiles span,.tiles small{font-size:.75rem;color:var(--quiet)}
    .tiles small{white-space:normal}
    .chosen svg{outline:2px solid var(--accent)}
    .review{display:block}
    .review .tiles{list-style:none;margin:0 0 1rem;padding:0;grid-template-columns:repeat(auto-fill,minmax(min(9.5rem,45%),1fr));\
    content-visibility:auto;contain-intrinsic-size:auto 112rem}
    .tiles li{display:flex;flex-direction:column;min-width:0;font-size:1rem;line-height:1.35;font-variant-numeric:tabular-nums}
    .tiles img{max-width:100%;height:auto;align-self:flex-start;margin-bottom:.25rem;border:1px solid var(--rule);border-radius:.125rem}
    @media (max-width:30rem){.review .tiles{contain-intrinsic-size:auto 300rem}}
    @media (max-width:30rem){table{font-size:.75rem}th,td{padding-left:.375rem}}
    @media print{main{max-width:none;padding:0}nav{display:none}section{padding:1rem 0}figure,tr,dt,dd,li{break-inside:avoid}\
    h2{break-after:avoid}.review .tiles{content-visibility:visible}}

    """

  private static func variables(_ tone: (Color) -> String) -> String {
    Color.allCases.map { "--\($0.rawValue):#\(tone($0))" }.joined(separator: ";")
  }
}
