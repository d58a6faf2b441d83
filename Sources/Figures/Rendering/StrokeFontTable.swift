/// One row per character, followed by its strokes. A stroke is a sequence of points, each written as x and y in one
/// base-36 digit. Capitals reach from y = 0 to the baseline at y = 14 (`e`), lowercase letters begin at 4, descenders
/// end at 18 (`i`). Straight lines connect the points; after `~` they are the control points of a B-spline, after `@`
/// of a closed one.
let strokeFontTable = """
  ! 0009 0d0e
  " 0004 3034
  # 301e 806e 0595 0a9a
  $ ~93900006989e0e0b 505e
  % @00404606 @88c8ce8e c00e
  & ~be34307074080e8eb9
  ' 0004
  ( ~40084g
  ) ~00480g
  * 3036 0165 6105
  + 444c 0888
  , 1d0g
  - 0959
  . 0d0e
  / 600e
  0 @00808e0e
  1 13404e
  2 ~040080860e0e8e
  3 ~0300707636 ~36868e0e0b
  4 6e600a8a
  5 701007 ~0725858e0e0b
  6 ~7270000a @05858e0e
  7 00803e
  8 @10707616 @06868e0e
  9 ~1c1e8e84 @00808909
  : 0506 0d0e
  ; 1516 1d0g
  < 74087c
  = 0686 0a8a
  > 04780c
  ? ~03008085484a 4d4e
  @ @45959b4b ~959cdcd0000hch
  A 0e50ae 2989
  B 000e ~004080864606 ~0646969e4e0e
  C ~a3a0000eaeab
  D 000e ~0040a0ae4e0e
  E 90000e9e 0787
  F 90000e 0787
  G ~a3a0000eaeaa 68a8aa
  H 000e a0ae 07a7
  I 000e
  J ~60686e0e0b
  K 000e 9009 369e
  L 000e8e
  M 0e006cc0ce
  N 0e00aea0
  O @00b0be0e
  P 000e ~004090974707
  Q @00b0be0e 7abf
  R 000e ~004090974707 579e
  S ~93900006989e0e0b
  T 00a0 505e
  U ~00080eaea8a0
  V 005ea0
  W 003e70bee0
  X 00ae a00e
  Y 0057a0 575e
  Z 00a00eae
  [ 30000g3g
  \\ 006e
  ] 00303g0g
  ^ 063066
  _ 0g8g
  ` 0022
  a ~161474787e ~78080e6e7b
  b 000e @04848e0e
  c ~7674040e7e7c
  d 808e @04848e0e
  e ~09898984040e8e8c
  f ~5020252e 0454
  g @04848e0e ~848e8i0i0g
  h 000e ~080474787e
  i 040e 0001
  j ~343e3i0i 3031
  k 000e 740b 387e
  l ~000b0e3e
  m 040e ~080464686e ~6864c4c8ce
  n 040e ~080474787e
  o @04848e0e
  p 040i @04848e0e
  q 848i @04848e0e
  r 040e ~080454
  s ~767404087a7e0e0c
  t ~212a2e5e 0454
  u ~040a0e7e7a 747e
  v 044e84
  w 043e649ec4
  x 048e 840e
  y 044e 842i
  z 04740e7e
  { ~40202808 ~08282g4g
  | 000g
  } ~00202848 ~48282g0g
  ~ ~0a266b87
  − 0888
  × 157b 751b
  · 0708
  – 0999
  — 08e8
  … 0d0e 4d4e 8d8e
  → 08a8 64a86c
  """
