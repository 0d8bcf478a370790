"""Everything the studio can show, one file a plug-in; `registry` finds them."""
