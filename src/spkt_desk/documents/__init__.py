"""Paper: a record and a form definition in, PDF bytes out; the only home of ReportLab and pypdf."""
