-- A rate has no figure of its own in a release: it is made of the two that stand beside it. What the office says of the
-- rate goes out with it all the same; that it has something to be said of is kept by release_note_has_figure.
-- Rows of before: each belongs to a figure of its release, which the trigger asks for as well.
alter table release_notes drop constraint release_notes_release_id_kpi_code_fkey;
alter table release_notes add foreign key (release_id) references releases;
