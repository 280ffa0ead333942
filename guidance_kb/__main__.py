"""`python -m guidance_kb`, which `./guidance` calls: the commands for those who keep the guidance."""

from guidance_kb.commands import guidance

if __name__ == "__main__":
    guidance(prog_name="guidance")
