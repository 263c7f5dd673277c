# SPDX-License-Identifier: MIT
"""How outcomes are computed: counting and searching bytes and integers that mean nothing here.

Below every other package: it knows no norm, no rating and no label. A framework compiles itself to
these terms once:

- a norm has one of four *options*, 0 to 3, or a set of those still possible; one byte says which
  (:mod:`rows`). The bytes of all norms, in the order of the catalogue, are a *row*;
- a rule is a cap for each limit, and for each norm and option what it uses up of every limit. Norms
  that use the same are of one *kind*; a limit may speak of one *group* of norms only
  (:mod:`rules`). Which bytes use what is looked up, so that a row is counted in C;
- norms of one kind and byte are *interchangeable* (:mod:`likeness`): deciding about one of them
  decides about all;
- whether every way to settle a row keeps within all caps, or none does, is decided by sums where
  these suffice, and by the one exact search (:mod:`search`, over the table of :mod:`space`) where
  open norms compete;
- many rows at once are bits side by side in large integers (:mod:`planes`, packed by
  :mod:`packing`), on which rules are added up (:mod:`adders`) and decided (:mod:`plane_rules`).

What is made of a compiled rule is kept in its one bounded store (:mod:`store`), each thing under
its own key, by later packages too: verdicts, the reasons that go with them, tables for the search.
That is the one place where something later hangs on something earlier. What is kept refers to no
framework, so that a framework dies when its last user lets go of it.
"""
