/*
 * From 0.1.0 to 0.2.0: what changes in the rooms of 0.1.0.  The Makefile adds the
 * parts that came with 0.2.0.
 */
