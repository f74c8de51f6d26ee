"""The page of a shared pack in French."""

from brief_builder.wording.pages.words import PageWords

FRENCH = PageWords(
    name="Français",
    skip="Passer au contenu",
    languages="Cette page dans d’autres langues",
    about="De quoi il s’agit",
    edition="Édition",
    as_of="Faits arrêtés au",
    marking="Classification",
    audience="Destinataires",
    owner="Responsable",
    made_by="Produit par",
    audiences={
        "internal": "Interne. Pour l’équipe qui l’a produit; ne pas transmettre.",
        "partner": "Partenaires. Pour les personnes à qui il a été envoyé.",
        "public": "Tout le monde.",
    },
    messages="Messages clés",
    files="Fichiers",
    files_intro="Ces fichiers ont été envoyés ensemble. La somme de contrôle indique si un fichier est resté tel "
    "qu’il a été produit.",
    files_caption="Fichiers, avec leur taille et leur somme de contrôle",
    pictures="Images des graphiques ({n})",
    pictures_caption="Images des graphiques, avec leur taille et leur somme de contrôle",
    file="Fichier",
    what="Nature",
    language="Langue",
    size="Taille",
    checksum="Somme de contrôle (SHA-256)",
    kilobytes="{x}\u00a0ko",
    kinds={
        "docx": "Document Word",
        "pptx": "Présentation PowerPoint",
        "pdf": "Document PDF",
        "svg": "Graphique, net à toute taille",
        "png": "Graphique, image",
    },
    proof_files="Deux autres fichiers s’adressent aux machines\u00a0: le manifeste (manifest.json) consigne chaque "
    "fait et les endroits où il figure, et la provenance (provenance.json) dit la même chose sous la forme du W3C.",
    charts="Graphiques",
    chart_caption="Chiffres du graphique «\u00a0{x}\u00a0»",
    chart_figures="Chiffres et notes de ce graphique",
    facts="Faits",
    facts_intro="Chaque fait qui figure dans les fichiers, avec les mots de sa source ou sa formule, et les endroits "
    "où il figure.",
    facts_caption="Faits, avec ce qui les appuie",
    ref="Réf.",
    fact="Fait",
    says="Ce qu’il dit",
    period="Période",
    evidence="Citation ou formule",
    source="Source",
    stands="Où il figure",
    nowhere="Dans les graphiques seulement",
    steps={
        "section": "«\u00a0{x}\u00a0»",
        "slide": "diapositive {x}",
        "notes": "notes de la diapositive {x}",
        "note": "notes de bas de page",
        "chart": "graphique",
        "properties": "propriétés du document",
    },
    findings="Désaccords et lacunes",
    findings_intro="Ce qui a été constaté en examinant les faits ensemble, et ce qui est écrit.",
    findings_caption="Ce qui a été constaté, et ce qui en découle",
    found="Constat",
    about_facts="Faits",
    follows="Ce qui en découle",
    handled="Traitement\u00a0: {x}",
    no_findings="Rien n’a été constaté.",
    sources="Sources",
    published="publication\u00a0: {x}",
    address="adresse\u00a0: {x}",
    verify="Comment vérifier ces fichiers",
    verify_steps=(
        "Lancez «\u00a0brief verify\u00a0» sur le fichier reçu. La commande compare chaque fichier à sa somme de "
        "contrôle, chaque chiffre à son fait, et chaque fait à sa citation ou à sa formule. Elle n’utilise pas le "
        "réseau.",
        "Rien dans un dossier ne peut prouver son manifeste. «\u00a0brief verify\u00a0» affiche la somme de contrôle "
        "du manifeste; comparez-la, par téléphone, à celle que l’expéditeur a vue.",
        "Un fichier ouvert puis enregistré n’est plus celui qui a été produit\u00a0: il est signalé comme modifié.",
    ),
    mail_subject="{title}, {edition}",
    mail_body="Bonjour,\n\nci-joint\u00a0: {title}, édition {edition}, faits arrêtés au {as_of}.\n"
    "Destinataires\u00a0: {audience}\nClassification\u00a0: {marking}\n\nDécompressez la pièce jointe et ouvrez "
    "index.html, qui présente les fichiers, l’origine des faits et la façon de les vérifier.\n{locked}\n{owner}\n",
    mail_locked="\nLa pièce jointe est protégée par un mot de passe, qui vous parviendra par une autre voie.\n",
    colon="\u00a0: ",
)
