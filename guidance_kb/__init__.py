"""The knowledge base: what is true, and what follows from it.

Content files live in `content/`. They are read and validated (`schema/`, `reading/`), built into a
SQLite file (`store/`), and opened as one `KnowledgeBase`. Decisions (`planning/`, `directory/`,
`places/`, `search/`, `understanding/`) are plain functions over it.

Nothing here imports Rasa, rasa-sdk, Flask or another folder of this project.
"""
