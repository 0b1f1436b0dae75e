import morula.Morula
nuclei = Morula.open("nuclei", [diameter: 30])
