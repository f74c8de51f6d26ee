"""Nothing in → the profile that LibreOffice runs with: how it writes PDF, and what it may not do.

LibreOffice's filters take the options of an export from the profile when the command gives none
(`PDFFilter::implExport`). So one start converts Word files and slides alike, which the options of `--convert-to`,
being those of one filter, would not.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

_PDF = "/org.openoffice.Office.Common/Filter/PDF/Export"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_LANGUAGES = "/org.openoffice.Setup/L10N"
_INTERNET = "/org.openoffice.Inet/Settings"
# What LibreOffice's own schema (main.xcd) calls its settings; those that a version does not know do nothing.
SETTINGS: tuple[tuple[str, str, str], ...] = (
    (_PDF, "PDFUACompliance", "true"),
    (_PDF, "UseTaggedPDF", "true"),
    (_PDF, "ExportBookmarks", "true"),
    (_PDF, "DisplayPDFDocumentTitle", "true"),
    (_PDF, "ExportLinksRelativeFsys", "false"),  # else file links are seen from the temporary folder
    (_PDF, "ExportNotes", "false"),
    (_PDF, "ExportNotesInMargin", "false"),
    (_PDF, "ExportNotesPages", "false"),
    (_PDF, "ExportHiddenSlides", "false"),
    (_PDF, "ExportFormFields", "false"),
    (_PDF, "UseTransitionEffects", "false"),
    (_PDF, "IsAddStream", "false"),
    (_PDF, "ReduceImageResolution", "true"),
    (_PDF, "MaxImageResolution", "300"),
    (_PDF, "Quality", "90"),
    # The same PDF on every computer: its language and region are not asked.
    (_LANGUAGES, "ooSetupSystemLocale", "en-US"),
    (_LANGUAGES, "ooLocale", "en-US"),
    # A template is not trusted: no macros, no active content, nothing loaded from elsewhere.
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    # No network: all requests go to a proxy at a port of this computer at which nobody answers.
    (_INTERNET, "ooInetProxyType", "2"),
    (_INTERNET, "ooInetHTTPProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPProxyPort", "9"),
    (_INTERNET, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_INTERNET, "ooInetHTTPSProxyPort", "9"),
    (_INTERNET, "ooInetNoProxy", ""),
    # No traces.
    ("/org.openoffice.Office.Common/History", "PickListSize", "0"),
    ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),  # saves the search for a Java that is not needed
)


def write_profile(folder: Path) -> None:
    """Write the settings into an empty profile folder, the one that `-env:UserInstallation` names."""
    items = "".join(
        f'<item oor:path="{escape(path)}"><prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop>'
        "</item>\n"
        for path, name, value in SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n',
        encoding="utf-8",
    )
