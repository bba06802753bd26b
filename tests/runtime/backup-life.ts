/** A case with its person, a scan, history and a seal: what has to come through. */
export const life = `
  insert into people (id, organization_id) values ('00000000-0000-7000-8000-000000000001', 'maisapo-ueda');
  insert into cases (id, number, person_id, opened_on, status,
      responsible_organization_id, responsible_desk_id, responsible_since,
      first_speaker, last_contact_on, person_digest)
    values ('00000000-0000-7000-8000-000000000002', 'R7-000001', '00000000-0000-7000-8000-000000000001', '2026-01-20',
      'open', 'maisapo-ueda', 'maisapo-ueda', '2026-01-20', 'self', '2026-01-20', '\\x00');
  insert into case_access (id, case_id, organization_id, scope, basis)
    values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000002', 'maisapo-ueda',
      '{all}', 'own-duty');
  insert into next_actions (id, case_id, organization_id, desk_id, kind, due_on, note)
    values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000002', 'maisapo-ueda',
      'maisapo-ueda', 'call', '2026-01-21', '高見沢さんに電話');
  insert into documents (id, case_id, organization_id, part, name, media_type, content)
    values ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000002', 'maisapo-ueda',
      'all', '同意書.pdf', 'application/pdf', '\\x255044462d00ff');
  insert into ledger (id, kind, case_id, organization_id, occurred_on)
    values ('00000000-0000-7000-8000-000000000006', 'case.opened', '00000000-0000-7000-8000-000000000002',
      'maisapo-ueda', '2026-01-20');
  insert into facts (id, kind, occurred_on, organization_id, ledger_id)
    values ('00000000-0000-7000-8000-000000000007', 'consultation', '2026-01-20', 'maisapo-ueda',
      '00000000-0000-7000-8000-000000000006')`
